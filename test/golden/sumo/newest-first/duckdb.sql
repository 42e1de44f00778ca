SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    "order_2" AS "order_3"
  FROM (
    SELECT
      "_messageTime",
      rowid AS "order_2"
    FROM "messages"
    ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
    LIMIT 2
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "_messageTime" DESC NULLS LAST, "order_3"
