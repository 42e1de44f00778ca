SELECT
  "Place",
  "Level"
FROM (
  SELECT
    "Place",
    "Level",
    "order_2"
  FROM (
    SELECT
      "Place",
      "Level",
      "hits",
      "total",
      "later",
      lag("hits", 2::BIGINT::INTEGER) OVER (ORDER BY "Place" NULLS FIRST, "order_2") AS "earlier",
      "order_2"
    FROM (
      SELECT
        "Place",
        "Level",
        "hits",
        "total",
        lead("hits", 2::BIGINT::INTEGER) OVER (ORDER BY "Place" NULLS FIRST, "order_2") AS "later",
        "order_2"
      FROM (
        SELECT
          "Place",
          "Level",
          "hits",
          CAST(sum(CASE WHEN (("Level" > 9) AND (NOT isnan("Level"))) THEN 1::BIGINT ELSE 0::BIGINT END) OVER () AS BIGINT) AS "total",
          "order_2"
        FROM (
          SELECT
            "Place",
            "Level",
            CAST(sum(CASE WHEN (("Level" > 9) AND (NOT isnan("Level"))) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Place" NULLS FIRST, "order_1" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "hits",
            "order_1" AS "order_2"
          FROM (
            SELECT
              "Place",
              "Level",
              rowid AS "order_1"
            FROM "Readings"
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  WHERE (coalesce("later", "total") > coalesce("earlier", 0::BIGINT))
) AS t
ORDER BY "Place" NULLS FIRST, "order_2"
