SELECT
  "City"
FROM (
  SELECT
    coalesce("City", '') AS "City"
  FROM "T"
) AS t
GROUP BY 1
ORDER BY "City" NULLS FIRST
LIMIT 2
