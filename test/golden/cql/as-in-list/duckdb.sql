SELECT
  "name",
  "b"
FROM (
  SELECT
    "a" AS "name",
    "b",
    "@timestamp" AS "order_1",
    rowid AS "order_2"
  FROM "events"
  WHERE starts_with("a", 'x')
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
