SELECT
  "name",
  "size"
FROM (
  SELECT
    "name",
    "size",
    "_messageTime" AS "order_3",
    rowid AS "order_4"
  FROM "messages"
) AS t
ORDER BY "name" NULLS FIRST, "size" DESC NULLS LAST, "order_3" DESC NULLS LAST, "order_4"
