SELECT
  "sourceip"
FROM (
  SELECT
    "sourceip",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "sourceip",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795089600000)
      AND ("starttime" <= 1795176000000)
      AND ("sourceip" = '10.0.0.2')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
