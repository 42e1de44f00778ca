SELECT
  "place",
  "middle",
  "rest"
FROM (
  SELECT
    "place",
    "middle",
    "rest",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN (length("name") = CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN (strpos("name", 'b') - 1) ELSE host_text_utf16_index_of_string_string_gives_long("name", 'b') END AS "place",
      CASE WHEN ((1 < CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) AND ((3::BIGINT - 1::BIGINT) >= 0)) THEN CASE WHEN (length("name") = CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN substring("name", 1::BIGINT + 1, (3::BIGINT - 1::BIGINT)) ELSE host_text_utf16_substring_string_long_long_gives_string("name", 1::BIGINT, 3::BIGINT) END ELSE NULL::VARCHAR END AS "middle",
      CASE WHEN ((3 < CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) AND ((CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END - 3::BIGINT) >= 0)) THEN CASE WHEN (length("name") = CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN substring("name", 3::BIGINT + 1, (CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END - 3::BIGINT)) ELSE host_text_utf16_substring_string_long_long_gives_string("name", 3::BIGINT, CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) END ELSE NULL::VARCHAR END AS "rest",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
