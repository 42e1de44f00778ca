SELECT
  "_messageTime",
  "src",
  "user_name",
  "dst"
FROM (
  SELECT
    "_messageTime",
    "src",
    "user_name",
    "dst",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract("found", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "src",
      (json_extract("found", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "user_name",
      (json_extract(host_pairs_by_pattern_string_string_dynamic_gives_dynamic("_raw", '=(.*?)(?:[\s,]|$)', '["dst"]'::JSON::VARCHAR)::JSON, CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "dst",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        host_pairs_by_pattern_string_string_dynamic_gives_dynamic("_raw", '[\s{](.*?)=(.*?),', '["src","user.name"]'::JSON::VARCHAR)::JSON AS "found",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
