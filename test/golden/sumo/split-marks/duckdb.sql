SELECT
  "_messageTime",
  "b",
  "c"
FROM (
  SELECT
    "_messageTime",
    "b",
    "c",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract("values", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "b",
      (json_extract("values", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS "c",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN (contains("_raw", '''') OR contains("_raw", '\')) THEN host_record_split_quoted_string_string_string_string_gives_dynamic("_raw", ':', '''', '\')::JSON ELSE CASE WHEN ':' IS NOT NULL THEN to_json(string_split("_raw", ':')) END END AS "values",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
