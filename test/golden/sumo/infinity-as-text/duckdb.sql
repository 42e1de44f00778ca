SELECT
  "t",
  "e",
  "finite"
FROM (
  SELECT
    "t",
    "e",
    "finite",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (coalesce(CASE WHEN isnan("r") THEN 'NaN' WHEN isinf("r") THEN CASE WHEN "r" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "r" = floor("r") AND abs("r") <= 9007199254740992 THEN CAST(CAST("r" AS BIGINT) AS VARCHAR) ELSE CAST("r" AS VARCHAR) END, '') || '') AS "t",
      CASE WHEN CASE WHEN (CASE WHEN regexp_full_match('Infinity', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('Infinity', E' \t\n\r') AS DOUBLE) END IS NULL) THEN (CASE WHEN isnan("r") THEN 'NaN' WHEN isinf("r") THEN CASE WHEN "r" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "r" = floor("r") AND abs("r") <= 9007199254740992 THEN CAST(CAST("r" AS BIGINT) AS VARCHAR) ELSE CAST("r" AS VARCHAR) END = 'Infinity') ELSE ("r" = CASE WHEN regexp_full_match('Infinity', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('Infinity', E' \t\n\r') AS DOUBLE) END) END THEN 'endless' ELSE 'ends' END AS "e",
      CASE WHEN (CASE WHEN regexp_full_match('Infinity', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('Infinity', E' \t\n\r') AS DOUBLE) END IS NULL) THEN (CASE WHEN isnan("r") THEN 'NaN' WHEN isinf("r") THEN CASE WHEN "r" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "r" = floor("r") AND abs("r") <= 9007199254740992 THEN CAST(CAST("r" AS BIGINT) AS VARCHAR) ELSE CAST("r" AS VARCHAR) END <> 'Infinity') ELSE ("r" <> CASE WHEN regexp_full_match('Infinity', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('Infinity', E' \t\n\r') AS DOUBLE) END) END AS "finite",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN CASE WHEN regexp_full_match("x", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("x", E' \t\n\r') AS DOUBLE) END = 0 THEN CASE WHEN 1::BIGINT = 0 OR isnan(1::BIGINT::DOUBLE) THEN 'nan'::DOUBLE WHEN 1::BIGINT > 0 THEN 'inf'::DOUBLE WHEN 1::BIGINT < 0 THEN '-inf'::DOUBLE END ELSE 1::BIGINT::DOUBLE / CASE WHEN regexp_full_match("x", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("x", E' \t\n\r') AS DOUBLE) END::DOUBLE END AS "r",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
