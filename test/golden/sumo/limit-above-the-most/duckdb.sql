SELECT
  "size"
FROM (
  SELECT
    "size",
    "_messageTime" AS "order_1",
    "order_2" AS "order_3"
  FROM (
    SELECT
      "_messageTime",
      "size",
      rowid AS "order_2"
    FROM "messages"
    ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
    LIMIT 20000
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_1" DESC NULLS LAST, "order_3"
