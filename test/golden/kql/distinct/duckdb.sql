SELECT
  "g",
  "x"
FROM (
  SELECT
    "g",
    "x"
  FROM (
    SELECT
      "id",
      coalesce("g", '') AS "g",
      "x",
      "r",
      "t"
    FROM "T"
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "g" NULLS FIRST, "x" NULLS FIRST, "g" NULLS FIRST, "x" NULLS FIRST
