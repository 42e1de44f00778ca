SELECT
  "_messageTime",
  "User",
  "ok",
  "parts"
FROM (
  SELECT
    "_messageTime",
    "User",
    "ok",
    "parts",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      coalesce((json_extract("fields", '/User') ->> '$'), (json_extract("fields", '/user') ->> '$')) AS "User",
      (json_extract("fields", '/ok') ->> '$') AS "ok",
      (json_extract("fields", '/parts') ->> '$') AS "parts",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        host_json_fields_in_text_string_long_boolean_gives_dynamic("_raw", 1::BIGINT, true)::JSON AS "fields",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
