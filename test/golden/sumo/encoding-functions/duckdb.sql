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
      CASE WHEN length('YWJj') % 4 = 0 AND regexp_full_match('YWJj', '[A-Za-z0-9+/]*={0,2}') THEN TRY(decode(from_base64('YWJj'))) END AS "e",
      replace(replace(replace(url_encode('a b/'), '%20', '+'), '%2A', '*'), '~', '%7E') AS "f",
      url_decode(replace('a+b%2F', '+', ' ')) AS "g",
      CASE WHEN regexp_full_match('0x1F', '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST('0x1F' AS UBIGINT) AS BIGINT) END AS "h",
      substring(('0x' || lower(to_hex(255::BIGINT::BIGINT))), 2::BIGINT + 1, 16::BIGINT) AS "i",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
