SELECT
  "id",
  floor((CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END + 0.5e0)::DOUBLE) AS "r",
  floor(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END::DOUBLE) AS "f",
  coalesce(regexp_replace(CAST(ceil(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END::DOUBLE) AS VARCHAR), '\.0$', ''), "c") AS "c",
  CASE WHEN CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END < 0 THEN 'nan'::DOUBLE ELSE sqrt(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END) END AS "q",
  pow(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END, 2e0) AS "p",
  (((CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END % nullif(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END, 0)) + abs(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END)) % nullif(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END, 0)) AS "m"
FROM "events"
