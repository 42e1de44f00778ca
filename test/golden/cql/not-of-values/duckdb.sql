SELECT
  "a",
  CAST((NOT CASE WHEN ("a" = 'true') THEN true WHEN ("a" = 'false') THEN false ELSE (NOT (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END = 0e0)) END) AS VARCHAR) AS "x",
  CAST((NOT CASE WHEN (NOT (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END IS NULL)) THEN (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END = 1e0) ELSE ("a" = '1') END) AS VARCHAR) AS "y"
FROM "events"
