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
  WHERE coalesce(regexp_matches((json_merge_patch('{}', json_object('name', to_json("name"), 'port', to_json("port"))) ->> '$'), '(?is)(?:^|[^\pL\pN])a(?:[^\pL\pN]|$)'), false)
    AND coalesce(regexp_matches((json_merge_patch('{}', json_object('name', to_json("name"), 'port', to_json("port"))) ->> '$'), '(?is)(?:^|[^\pL\pN])443(?:[^\pL\pN]|$)'), false)
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
