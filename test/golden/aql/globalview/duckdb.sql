SELECT
  "Source",
  "n"
FROM (
  SELECT
    "Source",
    "COUNT" AS "n"
  FROM (
    SELECT
      "Source",
      count(*) AS "COUNT"
    FROM "lookup:Top Logons"
    WHERE (CASE WHEN regexp_full_match("Number", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Number", E' \t\n\r') AS DOUBLE) END > 5)
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "n" DESC NULLS LAST, "Source" NULLS FIRST, "Source" NULLS FIRST
