SELECT
  "name",
  "s",
  "_avg",
  "_min",
  "_max"
FROM (
  SELECT
    "name",
    sum(CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END) AS "s",
    avg("size") AS "_avg",
    min(CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END) AS "_min",
    max("size") AS "_max"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
