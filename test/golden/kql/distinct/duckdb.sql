SELECT
  "g",
  "x"
FROM (
  SELECT
    "g",
    "x"
  FROM (
    SELECT
      coalesce("g", '') AS "g",
      "x"
    FROM "T"
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "g" NULLS FIRST, "x" NULLS FIRST, "g" NULLS FIRST, "x" NULLS FIRST
