SELECT
  "x",
  "y"
FROM (
  SELECT
    "x",
    "y",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      "x",
      coalesce("y", '') AS "y",
      0 AS "order_1",
      rowid AS "order_2"
    FROM "A"
    UNION ALL
    SELECT
      "x",
      coalesce("y", '') AS "y",
      1 AS "order_1",
      rowid AS "order_2"
    FROM "C"
    WHERE ("x" > 2)
  ) AS t
) AS t
ORDER BY "x" NULLS FIRST, "order_2", "order_3"
