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
  "j"
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
    "j",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      abs((-1.5e0)) AS "a",
      ceil(1.2e0::DOUBLE) AS "b",
      floor((-1.2e0)::DOUBLE) AS "c",
      round(1.549e0::DOUBLE, 2::BIGINT::INTEGER) AS "d",
      pow(CAST(2::BIGINT AS DOUBLE), CAST(10::BIGINT AS DOUBLE)) AS "e",
      CASE WHEN CAST(16::BIGINT AS DOUBLE) < 0 THEN 'nan'::DOUBLE ELSE sqrt(CAST(16::BIGINT AS DOUBLE)) END AS "f",
      CASE WHEN (NOT ("size" IS NULL)) THEN greatest("size", 8::BIGINT) ELSE NULL::BIGINT END AS "g",
      TRY_CAST(trunc(CASE WHEN regexp_full_match('12.7', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('12.7', E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS "h",
      CASE WHEN regexp_full_match('x', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('x', E' \t\n\r') AS DOUBLE) END AS "i",
      coalesce(regexp_full_match("port", '[+-]?(?:0[xX][0-9A-Fa-f]+|0[0-7]+|(?:0|[1-9][0-9]*)(?:[lL]|(?:[eE][+-]?[0-9]+)?[dDfF]?)|(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDfF]?)'), false) AS "j",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
