SELECT
  "name"
FROM (
  SELECT
    "name",
    "_messageTime" AS "order_1",
    rowid AS "order_2"
  FROM "messages"
  WHERE host_backtracking_matches_string_string_string_gives_boolean("name", 'a(?=b)', '')
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
