SELECT
  "id",
  "x",
  "x" AS "y",
  "z"
FROM (
  SELECT
    "id",
    CASE WHEN CASE WHEN (NOT (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END IS NULL)) THEN (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END = 1e0) ELSE ("a" = '1') END THEN 'one' ELSE CASE WHEN regexp_matches("b", 'y') THEN 'why' ELSE 'no' END END AS "x",
    coalesce(CASE WHEN ("a" = '') THEN NULL::VARCHAR ELSE "a" END, CASE WHEN ("b" = '') THEN NULL::VARCHAR ELSE "b" END, 'none') AS "z"
  FROM "events"
) AS t
