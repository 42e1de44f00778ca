SELECT
  "image",
  "Who"
FROM (
  SELECT
    "image",
    "Who",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      lower("Process Name") AS "image",
      "username" AS "Who",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND ("username" = 'bob')
      AND (lower("Process Name") = 'powershell.exe')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
