SELECT
  "count" AS "Count"
FROM (
  SELECT
    count(*) AS "count"
  FROM (
    SELECT
      1 AS "row"
    FROM "T"
    WHERE ("x" = 5)
  ) AS t
) AS t
