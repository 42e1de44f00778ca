SELECT
  "code",
  "name"
FROM (
  SELECT
    "code",
    "name",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN ((0 < CASE WHEN strlen("code") = length("code") THEN length("code") ELSE length("code") + length(regexp_replace("code", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) AND ((2::BIGINT - 0::BIGINT) >= 0)) THEN CASE WHEN (length("code") = CASE WHEN strlen("code") = length("code") THEN length("code") ELSE length("code") + length(regexp_replace("code", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END) THEN substring("code", 0::BIGINT + 1, (2::BIGINT - 0::BIGINT)) ELSE host_text_utf16_substring_string_long_long_gives_string("code", 0::BIGINT, 2::BIGINT) END ELSE NULL::VARCHAR END AS "code",
      coalesce(CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END, 0::BIGINT) AS "name",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
