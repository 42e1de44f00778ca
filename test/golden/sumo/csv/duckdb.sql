SELECT
  "_messageTime",
  "user",
  "city",
  "rest"
FROM (
  SELECT
    "_messageTime",
    "user",
    "city",
    "rest",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract("values", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "user",
      (json_extract("values", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "city",
      (json_extract("values", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$') AS "rest",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN (contains("_raw", '"') OR contains("_raw", '\')) THEN host_record_split_quoted_string_string_string_string_gives_dynamic("_raw", ',', '"', '\')::JSON ELSE CASE WHEN ',' IS NOT NULL THEN to_json(string_split("_raw", ',')) END END AS "values",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
