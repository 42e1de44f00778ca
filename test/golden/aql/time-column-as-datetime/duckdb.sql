SELECT
  "t"
FROM (
  SELECT
    "t",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      strftime(make_timestamp((TRY((("starttime" - ((("starttime" % 10000) + 10000) % 10000)) // 10000) * 10000) - (((TRY((("starttime" - ((("starttime" % 10000) + 10000) % 10000)) // 10000) * 10000) % 10) + 10) % 10)) // 10), '%H:%M') AS "t",
      (("starttime" - ((("starttime" % 10000) + 10000) % 10000)) // 10000) AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ((("starttime" - ((("starttime" % 10000) + 10000) % 10000)) // 10000) >= 1795089600000)
      AND ((("starttime" - ((("starttime" % 10000) + 10000) % 10000)) // 10000) <= 1795176000000)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
