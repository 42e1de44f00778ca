SELECT
  "name",
  "port"
FROM (
  SELECT
    "name",
    "port",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "port",
      (json_merge_patch('{}', json_object('name', to_json("name"), 'port', to_json("port"))) ->> '$') AS "message",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
  WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])a(?:[^\pL\pN]|$)')
    AND regexp_matches("message", '(?is)(?:^|[^\pL\pN])443(?:[^\pL\pN]|$)')
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
