SELECT
  "id",
  "s",
  "d",
  "m",
  "n",
  "e",
  "t",
  "u",
  "o",
  "p"
FROM (
  SELECT
    "id",
    (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END + CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END) AS "s",
    CASE WHEN (CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END = 0e0) THEN NULL::DOUBLE ELSE CASE WHEN CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END = 0 THEN CASE WHEN CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END = 0 OR isnan(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END::DOUBLE) THEN 'nan'::DOUBLE WHEN CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END > 0 THEN 'inf'::DOUBLE ELSE '-inf'::DOUBLE END ELSE CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END::DOUBLE / CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END::DOUBLE END END AS "d",
    (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END % nullif(3e0, 0)) AS "m",
    (-CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) AS "n",
    CAST(CASE WHEN (NOT (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END IS NULL)) THEN (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END = 1e0) ELSE ("a" = '1') END AS VARCHAR) AS "e",
    CAST(true AS VARCHAR) AS "t",
    CAST(false AS VARCHAR) AS "u",
    CAST((NOT (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END < CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END)) AS VARCHAR) AS "o",
    ((CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END + 1e0) * 2e0) AS "p"
  FROM "events"
) AS t
