SELECT
  "team",
  "_count"
FROM (
  SELECT
    "team",
    count(*) AS "_count"
  FROM "lookup:shared/people"
  WHERE (NOT ("name" IS NULL))
  GROUP BY 1
) AS t
ORDER BY "team" NULLS LAST, "team" NULLS FIRST
