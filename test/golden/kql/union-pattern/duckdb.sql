SELECT
  "Source",
  "x",
  "y"
FROM (
  SELECT
    "Source",
    "x",
    "y",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      'LogA' AS "Source",
      "x",
      coalesce("y", '') AS "y",
      0 AS "order_1",
      rowid AS "order_2"
    FROM "LogA"
    UNION ALL
    SELECT
      'LogC' AS "Source",
      "x",
      coalesce("y", '') AS "y",
      1 AS "order_1",
      rowid AS "order_2"
    FROM "LogC"
  ) AS t
) AS t
ORDER BY "x" NULLS FIRST, "order_2", "order_3"
