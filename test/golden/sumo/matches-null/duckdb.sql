SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (NOT regexp_matches("name", 'x'))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
