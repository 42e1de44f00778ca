SELECT
  "name",
  "_count"
FROM (
  SELECT
    "name",
    count(*) AS "_count"
  FROM "messages"
  WHERE ("name" = 'a')
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
