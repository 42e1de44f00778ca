SELECT
  "name",
  "port"
FROM (
  SELECT
    "name",
    "port",
    "_messageTime" AS "order_1",
    rowid AS "order_2"
  FROM "messages"
  WHERE ("name" = 'Ann')
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
