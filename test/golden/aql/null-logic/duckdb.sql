SELECT
  "sourceip",
  "negated",
  "equals_null",
  "listed"
FROM (
  SELECT
    "sourceip",
    "negated",
    "equals_null",
    "listed",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "sourceip",
      (NOT starts_with("destinationip", '203.')) AS "negated",
      NULL::BOOLEAN AS "equals_null",
      ("destinationip" IN ('203.0.113.1', NULL::VARCHAR)) AS "listed",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND (("destinationip" IS NULL) OR (NOT ("destinationip" = '10.1.2.3')))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
