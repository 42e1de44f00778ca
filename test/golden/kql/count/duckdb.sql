SELECT
  "count" AS "Count"
FROM (
  SELECT
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
  WHERE ("x" = 5)
) AS t
