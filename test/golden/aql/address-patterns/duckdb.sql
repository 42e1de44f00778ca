SELECT
  "destinationip"
FROM (
  SELECT
    "destinationip",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "destinationip",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND (contains("destinationip", '.2') OR (ends_with("destinationip", '.1') AND (NOT starts_with("destinationip", '172.16.'))))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
