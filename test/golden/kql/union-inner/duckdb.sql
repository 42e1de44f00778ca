SELECT
  "x",
  coalesce("y", '') AS "y"
FROM "A"
UNION ALL
SELECT
  "x",
  coalesce("y", '') AS "y"
FROM "C"
