SELECT
  "x",
  "a",
  "b",
  "c"
FROM (
  SELECT
    "x",
    "a",
    "b",
    "c",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN (("x" IS NULL) OR regexp_full_match("x", '[\t-\r\x1c- \x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]*')) THEN NULL::BOOLEAN WHEN regexp_full_match("x", '\s*NaN\s*') THEN true WHEN regexp_full_match("x", '\s*[+-]?Infinity\s*') THEN false WHEN (CASE WHEN regexp_full_match("x", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("x", E' \t\n\r') AS DOUBLE) END IS NULL) THEN true ELSE isnan(CASE WHEN regexp_full_match("x", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("x", E' \t\n\r') AS DOUBLE) END) END AS "a",
      CASE WHEN (("x" IS NULL) OR regexp_full_match("x", '[\t-\r\x1c- \x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]*')) THEN NULL::BOOLEAN WHEN regexp_full_match("x", '\s*NaN\s*') THEN false WHEN regexp_full_match("x", '\s*[+-]?Infinity\s*') THEN true WHEN (CASE WHEN regexp_full_match("x", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("x", E' \t\n\r') AS DOUBLE) END IS NULL) THEN false ELSE isinf(CASE WHEN regexp_full_match("x", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("x", E' \t\n\r') AS DOUBLE) END) END AS "b",
      coalesce(regexp_full_match("x", '[+-]?(?:0[xX][0-9A-Fa-f]+|0[0-7]+|(?:0|[1-9][0-9]*)(?:[lL]|(?:[eE][+-]?[0-9]+)?[dDfF]?)|(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDfF]?)'), false) AS "c",
      (coalesce("x", '') || '') AS "x",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
