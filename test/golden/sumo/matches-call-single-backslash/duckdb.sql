SELECT
  "name"
FROM (
  SELECT
    "name",
    "_messageTime" AS "order_1",
    rowid AS "order_2"
  FROM "messages"
  WHERE ((NOT regexp_matches("name", '^\w$')) OR regexp_matches("name", 'a/b|^a'))
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
