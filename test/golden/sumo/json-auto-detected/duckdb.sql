SELECT
  "_messageTime",
  "User.First_Name",
  "User.ids",
  "ok",
  "user",
  "parts[0].k",
  "missing"
FROM (
  SELECT
    "_messageTime",
    "User.First_Name",
    "User.ids",
    "ok",
    "user",
    "parts[0].k",
    "missing",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract("fields", '/User.First_Name') ->> '$') AS "User.First_Name",
      (json_extract("fields", '/User.ids') ->> '$') AS "User.ids",
      (json_extract("fields", '/ok') ->> '$') AS "ok",
      (json_extract("fields", '/parts[0].k') ->> '$') AS "parts[0].k",
      (json_extract("fields", '/user') ->> '$') AS "user",
      coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/missing') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/missing') ->> '$')) AS "missing",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        host_json_fields_in_text_string_long_boolean_gives_dynamic("_raw", 1000::BIGINT, false)::JSON AS "fields",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
