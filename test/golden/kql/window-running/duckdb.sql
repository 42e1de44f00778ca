SELECT
  "At",
  "Host",
  "Bytes",
  "Load",
  "Place",
  "InHost",
  "Total",
  "Loads",
  "Dense",
  "Least"
FROM (
  SELECT
    "At",
    "Host",
    "Bytes",
    "Load",
    (10::BIGINT + ("row_number" - 1::BIGINT)) AS "Place",
    "row_number_2" AS "InHost",
    "sum_3" AS "Total",
    "sum_4" AS "Loads",
    "sum_6" AS "Dense",
    (("row_number_3" - "row_number_4") + 1::BIGINT) AS "Least",
    "order_3"
  FROM (
    SELECT
      "At",
      "Host",
      "Bytes",
      "Load",
      "row_number",
      "previous",
      "sum",
      "row_number_2",
      "previous_2",
      "sum_2",
      "sum_3",
      "sum_4",
      "previous_3",
      "sum_5",
      "previous_4",
      "previous_5",
      "sum_6",
      "previous_6",
      "previous_7",
      "sum_7",
      "row_number_3",
      row_number() OVER (PARTITION BY "sum_7" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "row_number_4",
      "order_3"
    FROM (
      SELECT
        "At",
        "Host",
        "Bytes",
        "Load",
        "row_number",
        "previous",
        "sum",
        "row_number_2",
        "previous_2",
        "sum_2",
        "sum_3",
        "sum_4",
        "previous_3",
        "sum_5",
        "previous_4",
        "previous_5",
        "sum_6",
        "previous_6",
        "previous_7",
        "sum_7",
        row_number() OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "row_number_3",
        "order_3"
      FROM (
        SELECT
          "At",
          "Host",
          "Bytes",
          "Load",
          "row_number",
          "previous",
          "sum",
          "row_number_2",
          "previous_2",
          "sum_2",
          "sum_3",
          "sum_4",
          "previous_3",
          "sum_5",
          "previous_4",
          "previous_5",
          "sum_6",
          "previous_6",
          "previous_7",
          CAST(sum(CASE WHEN (("previous_7" IS NULL) OR CASE WHEN ("Host" IS NULL) THEN (NOT ("previous_6" IS NULL)) WHEN ("previous_6" IS NULL) THEN true ELSE ("Host" <> "previous_6") END) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum_7",
          "order_3"
        FROM (
          SELECT
            "At",
            "Host",
            "Bytes",
            "Load",
            "row_number",
            "previous",
            "sum",
            "row_number_2",
            "previous_2",
            "sum_2",
            "sum_3",
            "sum_4",
            "previous_3",
            "sum_5",
            "previous_4",
            "previous_5",
            "sum_6",
            "previous_6",
            lag(true, 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_7",
            "order_3"
          FROM (
            SELECT
              "At",
              "Host",
              "Bytes",
              "Load",
              "row_number",
              "previous",
              "sum",
              "row_number_2",
              "previous_2",
              "sum_2",
              "sum_3",
              "sum_4",
              "previous_3",
              "sum_5",
              "previous_4",
              "previous_5",
              "sum_6",
              lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_6",
              "order_3"
            FROM (
              SELECT
                "At",
                "Host",
                "Bytes",
                "Load",
                "row_number",
                "previous",
                "sum",
                "row_number_2",
                "previous_2",
                "sum_2",
                "sum_3",
                "sum_4",
                "previous_3",
                "sum_5",
                "previous_4",
                "previous_5",
                CAST(sum(CASE WHEN (("previous_5" IS NULL) OR CASE WHEN ("Bytes" IS NULL) THEN (NOT ("previous_4" IS NULL)) WHEN ("previous_4" IS NULL) THEN true ELSE ("Bytes" <> "previous_4") END) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "sum_5" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum_6",
                "order_3"
              FROM (
                SELECT
                  "At",
                  "Host",
                  "Bytes",
                  "Load",
                  "row_number",
                  "previous",
                  "sum",
                  "row_number_2",
                  "previous_2",
                  "sum_2",
                  "sum_3",
                  "sum_4",
                  "previous_3",
                  "sum_5",
                  "previous_4",
                  lag(true, 1::BIGINT::INTEGER) OVER (PARTITION BY "sum_5" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_5",
                  "order_3"
                FROM (
                  SELECT
                    "At",
                    "Host",
                    "Bytes",
                    "Load",
                    "row_number",
                    "previous",
                    "sum",
                    "row_number_2",
                    "previous_2",
                    "sum_2",
                    "sum_3",
                    "sum_4",
                    "previous_3",
                    "sum_5",
                    lag("Bytes", 1::BIGINT::INTEGER) OVER (PARTITION BY "sum_5" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_4",
                    "order_3"
                  FROM (
                    SELECT
                      "At",
                      "Host",
                      "Bytes",
                      "Load",
                      "row_number",
                      "previous",
                      "sum",
                      "row_number_2",
                      "previous_2",
                      "sum_2",
                      "sum_3",
                      "sum_4",
                      "previous_3",
                      CAST(sum(CASE WHEN ("Host" <> coalesce("previous_3", '')) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum_5",
                      "order_3"
                    FROM (
                      SELECT
                        "At",
                        "Host",
                        "Bytes",
                        "Load",
                        "row_number",
                        "previous",
                        "sum",
                        "row_number_2",
                        "previous_2",
                        "sum_2",
                        "sum_3",
                        "sum_4",
                        lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_3",
                        "order_3"
                      FROM (
                        SELECT
                          "At",
                          "Host",
                          "Bytes",
                          "Load",
                          "row_number",
                          "previous",
                          "sum",
                          "row_number_2",
                          "previous_2",
                          "sum_2",
                          "sum_3",
                          sum(coalesce("Load", 0e0)) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "sum_4",
                          "order_3"
                        FROM (
                          SELECT
                            "At",
                            "Host",
                            "Bytes",
                            "Load",
                            "row_number",
                            "previous",
                            "sum",
                            "row_number_2",
                            "previous_2",
                            "sum_2",
                            CAST(sum(coalesce("Bytes", 0::BIGINT)) OVER (PARTITION BY "sum_2" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum_3",
                            "order_3"
                          FROM (
                            SELECT
                              "At",
                              "Host",
                              "Bytes",
                              "Load",
                              "row_number",
                              "previous",
                              "sum",
                              "row_number_2",
                              "previous_2",
                              CAST(sum(CASE WHEN ("Host" <> coalesce("previous_2", '')) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum_2",
                              "order_3"
                            FROM (
                              SELECT
                                "At",
                                "Host",
                                "Bytes",
                                "Load",
                                "row_number",
                                "previous",
                                "sum",
                                "row_number_2",
                                lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_2",
                                "order_3"
                              FROM (
                                SELECT
                                  "At",
                                  "Host",
                                  "Bytes",
                                  "Load",
                                  "row_number",
                                  "previous",
                                  "sum",
                                  row_number() OVER (PARTITION BY "sum" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "row_number_2",
                                  "order_3"
                                FROM (
                                  SELECT
                                    "At",
                                    "Host",
                                    "Bytes",
                                    "Load",
                                    "row_number",
                                    "previous",
                                    CAST(sum(CASE WHEN ("Host" <> coalesce("previous", '')) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum",
                                    "order_3"
                                  FROM (
                                    SELECT
                                      "At",
                                      "Host",
                                      "Bytes",
                                      "Load",
                                      "row_number",
                                      lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous",
                                      "order_3"
                                    FROM (
                                      SELECT
                                        "At",
                                        "Host",
                                        "Bytes",
                                        "Load",
                                        row_number() OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_1") AS "row_number",
                                        "order_1" AS "order_3"
                                      FROM (
                                        SELECT
                                          "At",
                                          coalesce("Host", '') AS "Host",
                                          "Bytes",
                                          "Load",
                                          rowid AS "order_1"
                                        FROM "E"
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
ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3"
