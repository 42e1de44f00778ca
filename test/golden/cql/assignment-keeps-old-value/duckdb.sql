SELECT
  "id",
  "a",
  (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END + 1e0) AS "x",
  CAST(("a" = 'x') AS VARCHAR) AS "y"
FROM (
  SELECT
    "id",
    coalesce("c", coalesce("b", "a")) AS "a"
  FROM "events"
) AS t
