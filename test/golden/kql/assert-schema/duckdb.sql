SELECT
  "id",
  coalesce("k", '') AS "k"
FROM "T"
LIMIT 1
