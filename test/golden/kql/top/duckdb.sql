SELECT
  "id",
  "g",
  "x",
  "r",
  "t"
FROM (
  SELECT
    "id",
    "g",
    "x",
    "r",
    "t",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      coalesce("g", '') AS "g",
      "x",
      "r",
      "t",
      rowid AS "order_1"
    FROM "T"
  ) AS t
  ORDER BY "x" NULLS LAST, "order_2"
  LIMIT 2
) AS t
