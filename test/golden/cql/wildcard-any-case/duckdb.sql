SELECT
  "a",
  "b"
FROM "events"
WHERE (regexp_full_match("a", '(?si)x.*z') OR regexp_full_match("b", '(?si)x.*z'))
