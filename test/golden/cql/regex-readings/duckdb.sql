SELECT
  "a",
  host_backtracking_extract_string_string_string_long_gives_string("a", '(?<g1>\d{1}+)', 'ru', 1::BIGINT) AS "n",
  CASE WHEN regexp_matches("a", '([^\n\r\x{85}\x{2028}\x{2029}])([^\n\r\x{85}\x{2028}\x{2029}]*)(?m:$)') THEN regexp_extract("a", '([^\n\r\x{85}\x{2028}\x{2029}])([^\n\r\x{85}\x{2028}\x{2029}]*)(?m:$)', 1::BIGINT::INTEGER) END AS "first",
  CASE WHEN regexp_matches("a", '([^\n\r\x{85}\x{2028}\x{2029}])([^\n\r\x{85}\x{2028}\x{2029}]*)(?m:$)') THEN regexp_extract("a", '([^\n\r\x{85}\x{2028}\x{2029}])([^\n\r\x{85}\x{2028}\x{2029}]*)(?m:$)', 2::BIGINT::INTEGER) END AS "first.rest",
  host_backtracking_replace_all_string_string_string_string_gives_string("a", '(.)(?!(?![^\n]))', 'ru', '\1-') AS "c"
FROM "events"
WHERE host_backtracking_matches_string_string_string_gives_boolean("a", '\s(?=z)|^[^\[]1\z', 'ru')
  AND regexp_matches("a", '([^\n\r\x{85}\x{2028}\x{2029}])([^\n\r\x{85}\x{2028}\x{2029}]*)(?m:$)')
