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
  WHERE (regexp_matches("name", '[nN]n') OR regexp_matches("port", '^4{2}'))
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
