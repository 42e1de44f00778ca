SELECT
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "g",
  "h",
  "i"
FROM (
  SELECT
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      md5('a') AS "a",
      sha1('a') AS "b",
      sha256('a') AS "c",
      to_base64(encode('abc')) AS "d",
      'abc' AS "e",
      replace(replace(replace(url_encode('a b/'), '%20', '+'), '%2A', '*'), '~', '%7E') AS "f",
      url_decode(replace('a+b%2F', '+', ' ')) AS "g",
      CASE WHEN regexp_full_match('1F', '[0-9a-fA-F]{1,16}') THEN CAST(CAST(TRY_CAST('0x' || '1F' AS UBIGINT) AS HUGEINT) - CASE WHEN length('1F') = 16 AND regexp_matches('1F', '^[89a-fA-F]') THEN 18446744073709551616::HUGEINT ELSE 0::HUGEINT END AS BIGINT) END AS "h",
      upper(CASE WHEN 1::BIGINT IS NOT NULL THEN lower(lpad(to_hex(255::BIGINT::BIGINT), greatest(length(to_hex(255::BIGINT::BIGINT)), least(1::BIGINT, 16))::INTEGER, '0')) END) AS "i",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
