SELECT
  "t",
  (json_extract(CASE WHEN "t" IS NOT NULL THEN to_json(string_split_regex("t", '[\t-\r ]*[;,][\t-\r ]*')) END, CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "a",
  (json_extract(host_text_characters_string_gives_dynamic("t")::JSON, CASE WHEN (-1::BIGINT) < 0 THEN '$[#' || (-1::BIGINT) || ']' ELSE '$[' || (-1::BIGINT) || ']' END) ->> '$') AS "b"
FROM "events"
