SELECT
  "size"
FROM (
  SELECT
    "size",
    "_messageTime" AS "order_2",
    "order_3" AS "order_5"
  FROM (
    SELECT
      "_messageTime",
      "size",
      rowid AS "order_3"
    FROM "messages"
    ORDER BY "size" NULLS FIRST, "_messageTime" DESC NULLS LAST, "order_3"
    LIMIT 2
  ) AS t
) AS t
ORDER BY "size" NULLS FIRST, "order_2" DESC NULLS LAST, "size" NULLS FIRST, "order_2" DESC NULLS LAST, "order_5"
