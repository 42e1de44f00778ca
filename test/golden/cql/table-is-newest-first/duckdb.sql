SELECT
  "@timestamp",
  "ComputerName"
FROM (
  SELECT
    "@timestamp",
    "ComputerName",
    "order_2"
  FROM (
    SELECT
      "@timestamp",
      "ComputerName",
      rowid AS "order_2"
    FROM "events"
    ORDER BY "@timestamp" DESC NULLS LAST, "order_2"
    LIMIT 3
  ) AS t
) AS t
