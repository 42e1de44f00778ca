SELECT
  "@timestamp",
  "id",
  "a",
  "b",
  "c"
FROM (
  SELECT
    "@timestamp",
    "id",
    "a",
    "b",
    "c",
    "order_2" AS "order_3"
  FROM (
    SELECT
      "@timestamp",
      "id",
      "a",
      "b",
      "c",
      rowid AS "order_2"
    FROM "events"
    WHERE (NOT ("a" IS NULL))
    ORDER BY "@timestamp" DESC NULLS LAST, "order_2"
    LIMIT 200
  ) AS t
) AS t
ORDER BY "@timestamp" NULLS LAST, "@timestamp" DESC NULLS LAST, "order_3"
