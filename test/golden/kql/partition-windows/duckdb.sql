SELECT
  "k",
  "id",
  "n",
  "before",
  "total",
  "after"
FROM (
  SELECT
    "k",
    "id",
    "n",
    "before",
    "total",
    "after",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "k",
      "id",
      "row_number" AS "n",
      "previous" AS "before",
      "sum" AS "total",
      CASE WHEN ("next_2" IS NULL) THEN (-1::BIGINT) ELSE "next" END AS "after",
      "order_2"
    FROM (
      SELECT
        "id",
        "k",
        "row_number",
        "previous",
        "sum",
        "next",
        lead(true, 1::BIGINT::INTEGER) OVER (PARTITION BY "k" ORDER BY "id" NULLS FIRST, "order_2") AS "next_2",
        "order_2"
      FROM (
        SELECT
          "id",
          "k",
          "row_number",
          "previous",
          "sum",
          lead("id", 1::BIGINT::INTEGER) OVER (PARTITION BY "k" ORDER BY "id" NULLS FIRST, "order_2") AS "next",
          "order_2"
        FROM (
          SELECT
            "id",
            "k",
            "row_number",
            "previous",
            CAST(sum(coalesce("id", 0::BIGINT)) OVER (PARTITION BY "k" ORDER BY "id" NULLS FIRST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum",
            "order_2"
          FROM (
            SELECT
              "id",
              "k",
              "row_number",
              lag("id", 1::BIGINT::INTEGER) OVER (PARTITION BY "k" ORDER BY "id" NULLS FIRST, "order_2") AS "previous",
              "order_2"
            FROM (
              SELECT
                "id",
                "k",
                row_number() OVER (PARTITION BY "k" ORDER BY "id" NULLS FIRST, "order_1") AS "row_number",
                "order_1" AS "order_2"
              FROM (
                SELECT
                  "id",
                  coalesce("k", '') AS "k",
                  rowid AS "order_1"
                FROM "T"
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "k" NULLS FIRST, "id" NULLS FIRST, "id" NULLS FIRST, "order_4"
