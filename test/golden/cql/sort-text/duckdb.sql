SELECT
  "id",
  "a"
FROM (
  SELECT
    "id",
    "a",
    rowid AS "order_3"
  FROM "events"
) AS t
ORDER BY "a" NULLS LAST, "id" DESC NULLS LAST, "order_3"
