SELECT
  "v",
  coalesce("City", '') AS "City",
  "id"
FROM "T"
