SELECT
  "g",
  "n"
FROM (
  SELECT
    "g",
    "count" AS "n"
  FROM (
    SELECT
      "g",
      count(*) AS "count"
    FROM (
      SELECT
        coalesce("g", '') AS "g"
      FROM "T"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "g" NULLS FIRST, "g" NULLS FIRST
