SELECT
  "name",
  "_count"
FROM (
  SELECT
    "name",
    count(*) AS "_count"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
