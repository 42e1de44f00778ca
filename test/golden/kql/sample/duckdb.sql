SELECT
  "id",
  "k",
  "v",
  "City"
FROM (
  SELECT
    "id",
    "k",
    "v",
    "City",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      coalesce("k", '') AS "k",
      "v",
      coalesce("City", '') AS "City",
      rowid AS "order_1"
    FROM "T"
  ) AS t
  ORDER BY "id" DESC NULLS LAST, "order_2"
  LIMIT 2
) AS t
