SELECT
  "_messageTime",
  "_raw",
  "ip",
  "dst",
  "user_name"
FROM (
  SELECT
    "_messageTime",
    "_raw",
    "ip",
    "dst",
    "user_name",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "_raw",
      (json_extract("fields", '/src') ->> '$') AS "ip",
      (json_extract("fields", '/dst') ->> '$') AS "dst",
      (json_extract("fields", '/user.name') ->> '$') AS "user_name",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        host_pairs_detected_string_string_gives_dynamic("_raw", '=')::JSON AS "fields",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
