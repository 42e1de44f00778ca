SELECT
  "id",
  "test"
FROM (
  SELECT
    "id",
    "test",
    "order_1" AS "order_3",
    "order_2" AS "order_4",
    "order_3" AS "order_5",
    "order_4" AS "order_6",
    "order_5" AS "order_7",
    "order_6" AS "order_8"
  FROM (
    SELECT
      "id",
      "test",
      0 AS "order_1",
      "order_1" AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6"
    FROM (
      SELECT
        "id",
        'ne' AS "test",
        "order_1"
      FROM (
        SELECT
          "id",
          rowid AS "order_1"
        FROM "T"
        WHERE coalesce(("x" <> 5), true)
      ) AS t
    ) AS t
    UNION ALL
    SELECT
      "id",
      "test",
      1 AS "order_1",
      NULL AS "order_2",
      "order_1" AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6"
    FROM (
      SELECT
        "id",
        'not eq' AS "test",
        "order_1"
      FROM (
        SELECT
          "id",
          rowid AS "order_1"
        FROM "T"
        WHERE (NOT coalesce(("x" = 5), false))
      ) AS t
    ) AS t
    UNION ALL
    SELECT
      "id",
      "test",
      2 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      "order_1" AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6"
    FROM (
      SELECT
        "id",
        'not gt' AS "test",
        "order_1"
      FROM (
        SELECT
          "id",
          rowid AS "order_1"
        FROM "T"
        WHERE (NOT ("x" > 5))
      ) AS t
    ) AS t
    UNION ALL
    SELECT
      "id",
      "test",
      3 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      "order_1" AS "order_5",
      NULL AS "order_6"
    FROM (
      SELECT
        "id",
        'not in' AS "test",
        "order_1"
      FROM (
        SELECT
          "id",
          rowid AS "order_1"
        FROM "T"
        WHERE (NOT coalesce(("x" IN (5)), false))
      ) AS t
    ) AS t
    UNION ALL
    SELECT
      "id",
      "test",
      4 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      "order_1" AS "order_6"
    FROM (
      SELECT
        "id",
        'empty' AS "test",
        "order_1"
      FROM (
        SELECT
          "id",
          coalesce("s", '') AS "s",
          rowid AS "order_1"
        FROM "T"
      ) AS t
      WHERE ("s" = '')
    ) AS t
  ) AS t
) AS t
ORDER BY "test" NULLS FIRST, "id" NULLS FIRST, "order_3", "order_4", "order_5", "order_6", "order_7", "order_8"
