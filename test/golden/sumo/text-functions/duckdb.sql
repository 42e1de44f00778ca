SELECT
  "l",
  "s",
  "t",
  "i",
  "u",
  "c",
  "d",
  "w",
  "r",
  "q"
FROM (
  SELECT
    "l",
    "s",
    "t",
    "i",
    "u",
    "c",
    "d",
    "w",
    "r",
    "q",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      coalesce(CASE WHEN strlen("name") = length("name") THEN length("name") ELSE length("name") + length(regexp_replace("name", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END, 0::BIGINT) AS "l",
      CASE WHEN ((6 < list_transform(['Hello world!'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1]) AND ((list_transform(['Hello world!'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1] - 6::BIGINT) >= 0)) THEN CASE WHEN (length('Hello world!') = list_transform(['Hello world!'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1]) THEN substring('Hello world!', 6::BIGINT + 1, (list_transform(['Hello world!'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1] - 6::BIGINT)) ELSE host_text_utf16_substring_string_long_long_gives_string('Hello world!', 6::BIGINT, list_transform(['Hello world!'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1]) END ELSE NULL::VARCHAR END AS "s",
      CASE WHEN ((0 < list_transform(['Sumo Logic'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1]) AND ((4::BIGINT - 0::BIGINT) >= 0)) THEN CASE WHEN (length('Sumo Logic') = list_transform(['Sumo Logic'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1]) THEN substring('Sumo Logic', 0::BIGINT + 1, (4::BIGINT - 0::BIGINT)) ELSE 'Sumo' END ELSE NULL::VARCHAR END AS "t",
      CASE WHEN (length('abc') = list_transform(['abc'], lambda v: CASE WHEN strlen(v) = length(v) THEN length(v) ELSE length(v) + length(regexp_replace(v, '[^\x{10000}-\x{10FFFF}]', '', 'g')) END)[1]) THEN (strpos('abc', 'c') - 1) ELSE 2::BIGINT END AS "i",
      trim(' x ', E' \t\n\r\x0B\x0C') AS "u",
      contains('PowerShell', 'Shell') AS "c",
      false AS "d",
      lower('ÀB') AS "w",
      replace('a.b.c', '.', '-') AS "r",
      regexp_replace('flight/12345', '(flight)/([0-9]+)', '\2-\1', 'g') AS "q",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
