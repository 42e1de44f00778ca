SELECT
  "x",
  CASE WHEN ("x" = 'one') THEN '1' ELSE CASE WHEN regexp_matches("x", 'man') THEN '2' ELSE '3' END END AS "y",
  (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END + 1e0) AS "z",
  CASE WHEN CASE WHEN (NOT (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END IS NULL)) THEN (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END = 1e0) ELSE ("n" = '1') END THEN CAST(true AS VARCHAR) ELSE CAST(false AS VARCHAR) END AS "w"
FROM (
  SELECT
    "n",
    CASE WHEN CASE WHEN (NOT (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END IS NULL)) THEN (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END = 1e0) ELSE ("n" = '1') END THEN 'one' ELSE 'many' END AS "x"
  FROM "events"
) AS t
