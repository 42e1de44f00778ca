SELECT
  "@timestamp",
  "n",
  "what",
  "_count",
  "_sum",
  "_avg",
  "_min",
  "_max",
  "starts",
  "_range",
  "known"
FROM (
  SELECT
    "@timestamp",
    "n",
    "what",
    coalesce("place_2", 0::BIGINT) AS "_count",
    coalesce("place_4", 0e0) AS "_sum",
    CASE WHEN (coalesce("place_8", 0::BIGINT) = 0) THEN NULL::DOUBLE ELSE CASE WHEN CAST(coalesce("place_8", 0::BIGINT) AS DOUBLE) = 0 THEN CASE WHEN "place_6" = 0 OR isnan("place_6"::DOUBLE) THEN 'nan'::DOUBLE WHEN "place_6" > 0 THEN 'inf'::DOUBLE WHEN "place_6" < 0 THEN '-inf'::DOUBLE END ELSE "place_6"::DOUBLE / CAST(coalesce("place_8", 0::BIGINT) AS DOUBLE)::DOUBLE END END AS "_avg",
    "place_10" AS "_min",
    "place_12" AS "_max",
    coalesce("place_14", 0::BIGINT) AS "starts",
    ("place_16" - "place_18") AS "_range",
    coalesce("place_20", 0::BIGINT) AS "known",
    "order_2"
  FROM (
    SELECT
      "@timestamp",
      "n",
      "what",
      "place",
      "place_2",
      "place_3",
      "place_4",
      "place_5",
      "place_6",
      "place_7",
      "place_8",
      "place_9",
      "place_10",
      "place_11",
      "place_12",
      "place_13",
      "place_14",
      "place_15",
      "place_16",
      "place_17",
      "place_18",
      "place_19",
      lag("place_19", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_20",
      "order_2"
    FROM (
      SELECT
        "@timestamp",
        "n",
        "what",
        "place",
        "place_2",
        "place_3",
        "place_4",
        "place_5",
        "place_6",
        "place_7",
        "place_8",
        "place_9",
        "place_10",
        "place_11",
        "place_12",
        "place_13",
        "place_14",
        "place_15",
        "place_16",
        "place_17",
        "place_18",
        CAST(sum(CASE WHEN (NOT ("what" IS NULL)) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_19",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "n",
          "what",
          "place",
          "place_2",
          "place_3",
          "place_4",
          "place_5",
          "place_6",
          "place_7",
          "place_8",
          "place_9",
          "place_10",
          "place_11",
          "place_12",
          "place_13",
          "place_14",
          "place_15",
          "place_16",
          "place_17",
          lag("place_17", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_18",
          "order_2"
        FROM (
          SELECT
            "@timestamp",
            "n",
            "what",
            "place",
            "place_2",
            "place_3",
            "place_4",
            "place_5",
            "place_6",
            "place_7",
            "place_8",
            "place_9",
            "place_10",
            "place_11",
            "place_12",
            "place_13",
            "place_14",
            "place_15",
            "place_16",
            min(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_17",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "n",
              "what",
              "place",
              "place_2",
              "place_3",
              "place_4",
              "place_5",
              "place_6",
              "place_7",
              "place_8",
              "place_9",
              "place_10",
              "place_11",
              "place_12",
              "place_13",
              "place_14",
              "place_15",
              lag("place_15", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_16",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "n",
                "what",
                "place",
                "place_2",
                "place_3",
                "place_4",
                "place_5",
                "place_6",
                "place_7",
                "place_8",
                "place_9",
                "place_10",
                "place_11",
                "place_12",
                "place_13",
                "place_14",
                max(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_15",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "n",
                  "what",
                  "place",
                  "place_2",
                  "place_3",
                  "place_4",
                  "place_5",
                  "place_6",
                  "place_7",
                  "place_8",
                  "place_9",
                  "place_10",
                  "place_11",
                  "place_12",
                  "place_13",
                  lag("place_13", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_14",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "n",
                    "what",
                    "place",
                    "place_2",
                    "place_3",
                    "place_4",
                    "place_5",
                    "place_6",
                    "place_7",
                    "place_8",
                    "place_9",
                    "place_10",
                    "place_11",
                    "place_12",
                    CAST(sum(CASE WHEN ("what" = 'start') THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_13",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "n",
                      "what",
                      "place",
                      "place_2",
                      "place_3",
                      "place_4",
                      "place_5",
                      "place_6",
                      "place_7",
                      "place_8",
                      "place_9",
                      "place_10",
                      "place_11",
                      lag("place_11", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_12",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "n",
                        "what",
                        "place",
                        "place_2",
                        "place_3",
                        "place_4",
                        "place_5",
                        "place_6",
                        "place_7",
                        "place_8",
                        "place_9",
                        "place_10",
                        max(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_11",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          "n",
                          "what",
                          "place",
                          "place_2",
                          "place_3",
                          "place_4",
                          "place_5",
                          "place_6",
                          "place_7",
                          "place_8",
                          "place_9",
                          lag("place_9", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_10",
                          "order_2"
                        FROM (
                          SELECT
                            "@timestamp",
                            "n",
                            "what",
                            "place",
                            "place_2",
                            "place_3",
                            "place_4",
                            "place_5",
                            "place_6",
                            "place_7",
                            "place_8",
                            min(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_9",
                            "order_2"
                          FROM (
                            SELECT
                              "@timestamp",
                              "n",
                              "what",
                              "place",
                              "place_2",
                              "place_3",
                              "place_4",
                              "place_5",
                              "place_6",
                              "place_7",
                              lag("place_7", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_8",
                              "order_2"
                            FROM (
                              SELECT
                                "@timestamp",
                                "n",
                                "what",
                                "place",
                                "place_2",
                                "place_3",
                                "place_4",
                                "place_5",
                                "place_6",
                                CAST(sum(CASE WHEN (NOT (CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END IS NULL)) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_7",
                                "order_2"
                              FROM (
                                SELECT
                                  "@timestamp",
                                  "n",
                                  "what",
                                  "place",
                                  "place_2",
                                  "place_3",
                                  "place_4",
                                  "place_5",
                                  lag("place_5", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_6",
                                  "order_2"
                                FROM (
                                  SELECT
                                    "@timestamp",
                                    "n",
                                    "what",
                                    "place",
                                    "place_2",
                                    "place_3",
                                    "place_4",
                                    sum(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_5",
                                    "order_2"
                                  FROM (
                                    SELECT
                                      "@timestamp",
                                      "n",
                                      "what",
                                      "place",
                                      "place_2",
                                      "place_3",
                                      lag("place_3", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_4",
                                      "order_2"
                                    FROM (
                                      SELECT
                                        "@timestamp",
                                        "n",
                                        "what",
                                        "place",
                                        "place_2",
                                        sum(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_3",
                                        "order_2"
                                      FROM (
                                        SELECT
                                          "@timestamp",
                                          "n",
                                          "what",
                                          "place",
                                          lag("place", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_2",
                                          "order_2"
                                        FROM (
                                          SELECT
                                            "@timestamp",
                                            "n",
                                            "what",
                                            CAST(sum(1::BIGINT) OVER (ORDER BY "@timestamp" NULLS LAST, rowid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place",
                                            rowid AS "order_2"
                                          FROM "events"
                                        ) AS t
                                      ) AS t
                                    ) AS t
                                  ) AS t
                                ) AS t
                              ) AS t
                            ) AS t
                          ) AS t
                        ) AS t
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2"
