SELECT
  "a",
  "b",
  "c",
  "e"
FROM (
  SELECT
    "a",
    "b",
    "c",
    "e",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_full_match("h", '[0-9a-fA-F]{1,16}') THEN CAST(CAST(TRY_CAST('0x' || "h" AS UBIGINT) AS HUGEINT) - CASE WHEN length("h") = 16 AND regexp_matches("h", '^[89a-fA-F]') THEN 18446744073709551616::HUGEINT ELSE 0::HUGEINT END AS BIGINT) END AS "a",
      CASE WHEN regexp_full_match(regexp_replace("h", '^0[xX]', ''), '[0-9a-fA-F]{1,16}') THEN CAST(CAST(TRY_CAST('0x' || regexp_replace("h", '^0[xX]', '') AS UBIGINT) AS HUGEINT) - CASE WHEN length(regexp_replace("h", '^0[xX]', '')) = 16 AND regexp_matches(regexp_replace("h", '^0[xX]', ''), '^[89a-fA-F]') THEN 18446744073709551616::HUGEINT ELSE 0::HUGEINT END AS BIGINT) END AS "b",
      upper(CASE WHEN 1::BIGINT IS NOT NULL THEN lower(lpad(to_hex(TRY_CAST(trunc(CASE WHEN regexp_full_match("d", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("d", E' \t\n\r') AS DOUBLE) END) AS BIGINT)::BIGINT), greatest(length(to_hex(TRY_CAST(trunc(CASE WHEN regexp_full_match("d", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("d", E' \t\n\r') AS DOUBLE) END) AS BIGINT)::BIGINT)), least(1::BIGINT, 16))::INTEGER, '0')) END) AS "c",
      CASE WHEN regexp_full_match("h", '(?:[0-9A-Fa-f]{2})*') THEN TRY(decode(unhex("h"))) END AS "e",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
