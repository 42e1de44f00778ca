SELECT
  "_messageTime",
  "name"
FROM (
  SELECT
    "_messageTime",
    "name",
    rowid AS "order_2"
  FROM "messages"
  WHERE (("name" IN ('ann', 'bob')) OR ("name" <> 'Ann'))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
