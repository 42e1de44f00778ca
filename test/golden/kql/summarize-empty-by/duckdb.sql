SELECT
  "g",
  "count" AS "count_"
FROM (
  SELECT
    "g",
    count(*) AS "count"
  FROM (
    SELECT
      coalesce("g", '') AS "g"
    FROM "T"
    WHERE ("id" > 100)
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "g" NULLS FIRST
