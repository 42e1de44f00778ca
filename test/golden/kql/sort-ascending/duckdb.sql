SELECT
  "id",
  "x"
FROM (
  SELECT
    "id",
    "x",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "id",
      "x",
      rowid AS "order_1"
    FROM "T"
  ) AS t
) AS t
ORDER BY "x" NULLS FIRST, "id" DESC NULLS LAST, "order_3"
