SELECT
  coalesce("k", '') AS "k",
  coalesce("City", '') AS "City",
  "id",
  "v"
FROM "T"
LIMIT 1
