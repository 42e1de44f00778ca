SELECT
  "x",
  "y"
FROM (
  SELECT
    "x",
    "y",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4"
  FROM (
    SELECT
      "x",
      "y",
      0 AS "order_1",
      "order_1" AS "order_2",
      NULL AS "order_3"
    FROM (
      SELECT
        "x",
        coalesce("y", '') AS "y",
        rowid AS "order_1"
      FROM "A"
    ) AS t
    UNION ALL
    SELECT
      "x",
      "y",
      1 AS "order_1",
      NULL AS "order_2",
      "order_1" AS "order_3"
    FROM (
      SELECT
        "x",
        coalesce("y", '') AS "y",
        rowid AS "order_1"
      FROM "C"
      WHERE ("x" > 2)
    ) AS t
  ) AS t
) AS t
ORDER BY "x" NULLS FIRST, "order_2", "order_3", "order_4"
