SELECT
  "name"
FROM (
  SELECT
    "name",
    "_messageTime" AS "order_1",
    rowid AS "order_2"
  FROM "messages"
  WHERE (starts_with("name", 'A') OR contains("name", 'o'))
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
