SELECT
  "size",
  "_accum",
  "t",
  "_diff",
  "b",
  "_smooth"
FROM (
  SELECT
    "size",
    "_accum",
    "t",
    "_diff",
    "b",
    "_smooth",
    "row" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "size",
      "_accum",
      "t",
      "_diff",
      "b",
      "row_2" AS "row",
      CASE WHEN "smooth_2" = 0 THEN CASE WHEN "smooth" = 0 OR isnan("smooth"::DOUBLE) THEN 'nan'::DOUBLE WHEN "smooth" > 0 THEN 'inf'::DOUBLE WHEN "smooth" < 0 THEN '-inf'::DOUBLE END ELSE "smooth"::DOUBLE / "smooth_2"::DOUBLE END AS "_smooth",
      "order_1"
    FROM (
      SELECT
        "size",
        "_accum",
        "t",
        "_diff",
        "row",
        "b",
        "row_2",
        "smooth",
        count(*) OVER (ORDER BY "row_2" NULLS LAST, "order_1" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "smooth_2",
        "order_1"
      FROM (
        SELECT
          "size",
          "_accum",
          "t",
          "_diff",
          "row",
          "b",
          "row_2",
          CAST(sum("size") OVER (ORDER BY "row_2" NULLS LAST, "order_1" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS BIGINT) AS "smooth",
          "order_1"
        FROM (
          SELECT
            "size",
            "_accum",
            "t",
            "_diff",
            "row",
            "b",
            row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
            "order_1"
          FROM (
            SELECT
              "size",
              "_accum",
              "t",
              "_diff",
              "row_2" AS "row",
              "backshift" AS "b",
              "order_1"
            FROM (
              SELECT
                "size",
                "_accum",
                "t",
                "row",
                "_diff",
                "row_2",
                lag("size", 2::BIGINT::INTEGER) OVER (ORDER BY "row_2" NULLS LAST, "order_1") AS "backshift",
                "order_1"
              FROM (
                SELECT
                  "size",
                  "_accum",
                  "t",
                  "row",
                  "_diff",
                  row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
                  "order_1"
                FROM (
                  SELECT
                    "size",
                    "_accum",
                    "t",
                    "row_2" AS "row",
                    ("size" - "diff") AS "_diff",
                    "order_1"
                  FROM (
                    SELECT
                      "size",
                      "_accum",
                      "row",
                      "t",
                      "row_2",
                      lag("size", 1::BIGINT::INTEGER) OVER (ORDER BY "row_2" NULLS LAST, "order_1") AS "diff",
                      "order_1"
                    FROM (
                      SELECT
                        "size",
                        "_accum",
                        "row",
                        "t",
                        row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
                        "order_1"
                      FROM (
                        SELECT
                          "size",
                          "_accum",
                          "row_2" AS "row",
                          "total" AS "t",
                          "order_1"
                        FROM (
                          SELECT
                            "size",
                            "row",
                            "_accum",
                            "row_2",
                            CAST(sum("size") OVER () AS BIGINT) AS "total",
                            "order_1"
                          FROM (
                            SELECT
                              "size",
                              "row",
                              "_accum",
                              row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
                              "order_1"
                            FROM (
                              SELECT
                                "size",
                                "row",
                                "accum" AS "_accum",
                                "order_1"
                              FROM (
                                SELECT
                                  "_messageTime",
                                  "size",
                                  "row",
                                  CAST(sum("size") OVER (ORDER BY "row" NULLS LAST, "order_1" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "accum",
                                  "order_1"
                                FROM (
                                  SELECT
                                    "_messageTime",
                                    "size",
                                    row_number() OVER (ORDER BY "size" NULLS FIRST, "_messageTime" DESC NULLS LAST, rowid) AS "row",
                                    rowid AS "order_1"
                                  FROM "messages"
                                  WHERE (NOT ("size" IS NULL))
                                    AND ("size" > 0)
                                ) AS t
                              ) AS t
                              WHERE (NOT ("size" IS NULL))
                            ) AS t
                          ) AS t
                        ) AS t
                        WHERE (NOT ("size" IS NULL))
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
            WHERE (NOT ("size" IS NULL))
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2"
