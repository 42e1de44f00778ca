SELECT
  "x",
  "y"
FROM (
  SELECT
    "x",
    coalesce("y", '') AS "y"
  FROM "A"
) AS t
UNION ALL
SELECT
  "x",
  "y"
FROM (
  SELECT
    "x",
    coalesce("y", '') AS "y"
  FROM "C"
) AS t
