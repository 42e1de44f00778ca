SELECT
  "id"
FROM (
  SELECT
    "id",
    "@timestamp" AS "order_1",
    "order_2"
  FROM (
    SELECT
      "@timestamp",
      "id",
      rowid AS "order_2"
    FROM "events"
    ORDER BY "@timestamp" NULLS LAST, "order_2"
    LIMIT 2
  ) AS t
) AS t
