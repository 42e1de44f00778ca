SELECT
  "g",
  "count" AS "count_"
FROM (
  SELECT
    "g",
    count(*) AS "count"
  FROM (
    SELECT
      "id",
      coalesce("g", '') AS "g",
      "x",
      "r",
      "t"
    FROM "T"
  ) AS t
  WHERE ("id" > 100)
  GROUP BY 1
) AS t
ORDER BY "g" NULLS FIRST
