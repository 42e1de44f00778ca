SELECT
  "@timestamp",
  "a",
  "b"
FROM "events"
WHERE (("a" = 'x
y') OR regexp_matches("a", 'x1|y2\x{a}'))
