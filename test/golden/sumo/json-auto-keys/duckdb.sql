SELECT
  "_messageTime",
  "u",
  "second"
FROM (
  SELECT
    "_messageTime",
    "u",
    "second",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      coalesce((json_extract("fields", '/user') ->> '$'), "u") AS "u",
      (json_extract("fields", '/parts[1]') ->> '$') AS "second",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        'old' AS "u",
        host_json_fields_in_text_string_long_boolean_gives_dynamic("_raw", 2::BIGINT, false)::JSON AS "fields",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
