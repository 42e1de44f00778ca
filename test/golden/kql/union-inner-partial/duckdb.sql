SELECT
  coalesce("k", '') AS "k",
  "x"
FROM "A"
UNION ALL
SELECT
  coalesce("k", '') AS "k",
  "x"
FROM "C"
