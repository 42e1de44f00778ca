SELECT
  "id",
  "test"
FROM (
  SELECT
    "id",
    "test",
    "order_1" AS "order_3",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "id",
      'ne' AS "test",
      0 AS "order_1",
      rowid AS "order_2"
    FROM "T"
    WHERE coalesce(("x" <> 5), true)
    UNION ALL
    SELECT
      "id",
      'not eq' AS "test",
      1 AS "order_1",
      rowid AS "order_2"
    FROM "T"
    WHERE (NOT coalesce(("x" = 5), false))
    UNION ALL
    SELECT
      "id",
      'not gt' AS "test",
      2 AS "order_1",
      rowid AS "order_2"
    FROM "T"
    WHERE (NOT ("x" > 5))
    UNION ALL
    SELECT
      "id",
      'not in' AS "test",
      3 AS "order_1",
      rowid AS "order_2"
    FROM "T"
    WHERE (NOT coalesce(("x" IN (5)), false))
    UNION ALL
    SELECT
      "id",
      'empty' AS "test",
      4 AS "order_1",
      rowid AS "order_2"
    FROM "T"
    WHERE (coalesce("s", '') = '')
  ) AS t
) AS t
ORDER BY "test" NULLS FIRST, "id" NULLS FIRST, "order_3", "order_4"
