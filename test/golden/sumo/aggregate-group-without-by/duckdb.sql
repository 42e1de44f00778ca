SELECT
  "host",
  "_max",
  "_min",
  "_avg"
FROM (
  SELECT
    "host",
    max(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END) AS "_max",
    min(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END) AS "_min",
    avg(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END) AS "_avg"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
