SELECT
  "port"
FROM (
  SELECT
    "port",
    "_messageTime" AS "order_2",
    rowid AS "order_3"
  FROM "messages"
) AS t
ORDER BY "port" DESC NULLS LAST, "order_2" DESC NULLS LAST, "order_3"
