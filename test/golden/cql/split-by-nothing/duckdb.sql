SELECT
  "a",
  (json_extract(host_text_characters_string_gives_dynamic("a")::JSON, CASE WHEN (-1::BIGINT) < 0 THEN '$[#' || (-1::BIGINT) || ']' ELSE '$[' || (-1::BIGINT) || ']' END) ->> '$') AS "c"
FROM "events"
