SELECT
  "name",
  "Total Computer"
FROM (
  SELECT
    "name",
    count(*) AS "Total Computer"
  FROM "messages"
  GROUP BY 1
) AS t
WHERE ("Total Computer" > 1)
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
