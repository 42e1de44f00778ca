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
      CASE WHEN ((6 < length('Hello world!')) AND ((length('Hello world!') - 6::BIGINT) >= 0)) THEN substring('Hello world!', 6::BIGINT + 1, (length('Hello world!') - 6::BIGINT)) ELSE NULL::VARCHAR END AS "s",
      CASE WHEN ((0 < length('Sumo Logic')) AND ((4::BIGINT - 0::BIGINT) >= 0)) THEN substring('Sumo Logic', 0::BIGINT + 1, (4::BIGINT - 0::BIGINT)) ELSE NULL::VARCHAR END AS "t",
      (strpos('abc', 'c') - 1) AS "i",
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
