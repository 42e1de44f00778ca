SELECT
  "whole",
  "tenths",
  "rest",
  "one"
FROM (
  SELECT
    "whole",
    "tenths",
    "rest",
    "one",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      list_transform([CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END::DOUBLE], lambda v: CASE WHEN v - floor(v) >= 0.5 THEN floor(v) + 1 ELSE floor(v) END)[1] AS "whole",
      round(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END::DOUBLE, 1::BIGINT::INTEGER) AS "tenths",
      CASE WHEN ((CASE WHEN regexp_full_match("d", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("d", E' \t\n\r') AS DOUBLE) END = 0) AND (NOT (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END IS NULL))) THEN 'nan'::DOUBLE ELSE (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END % nullif(CASE WHEN regexp_full_match("d", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("d", E' \t\n\r') AS DOUBLE) END, 0)) END AS "rest",
      (9::BIGINT % nullif(4::BIGINT, 0)) AS "one",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
