SELECT
  "sourceip"
FROM (
  SELECT
    "sourceip",
    "order" AS "order_1",
    "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "sourceip",
      "magnitude" AS "order",
      "starttime" AS "order_2",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND ("username" = 'bob')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" NULLS FIRST, "order_3"
