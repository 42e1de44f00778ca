SELECT
  "port"
FROM (
  SELECT
    "port",
    "_messageTime" AS "order_1",
    rowid AS "order_2"
  FROM "messages"
  WHERE ("port" > '5')
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
