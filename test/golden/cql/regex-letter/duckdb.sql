SELECT
  "@timestamp",
  "a",
  "b"
FROM "events"
WHERE regexp_matches("a", '^y[0-9]')
