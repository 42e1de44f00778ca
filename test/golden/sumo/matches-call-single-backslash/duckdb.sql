SELECT
  "name"
FROM (
  SELECT
    "name",
    "_messageTime" AS "order_1",
    rowid AS "order_2"
  FROM "messages"
  WHERE (regexp_matches("name", 'a/b|^a') OR (NOT regexp_matches("name", '^\w$')))
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
