SELECT
  "size",
  "place",
  "rest",
  "initial"
FROM (
  SELECT
    "size",
    "place",
    "rest",
    "initial",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "size",
      "place",
      CASE WHEN (("place" >= 0) AND ("place" < CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) AND ((CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END - "place") >= 0)) THEN CASE WHEN (length("name") = CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN substring("name", "place" + 1, (CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END - "place")) ELSE host_text_utf16_substring_string_long_long_gives_string("name", "place", CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) END ELSE NULL::VARCHAR END AS "rest",
      CASE WHEN ((0 < CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) AND ((1::BIGINT - 0::BIGINT) >= 0)) THEN CASE WHEN (length("name") = CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN substring("name", 0::BIGINT + 1, (1::BIGINT - 0::BIGINT)) ELSE host_text_utf16_substring_string_long_long_gives_string("name", 0::BIGINT, 1::BIGINT) END ELSE NULL::VARCHAR END AS "initial",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "name",
        coalesce(CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END, 0::BIGINT) AS "size",
        CASE WHEN (length("name") = CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN (strpos("name", 'n') - 1) ELSE host_text_utf16_index_of_string_string_gives_long("name", 'n') END AS "place",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
