SELECT
  "At",
  "Host",
  "Bytes",
  "Load",
  "Before",
  "Two",
  "After",
  "Label"
FROM (
  SELECT
    "At",
    "Host",
    "Bytes",
    "Load",
    "Before",
    "Two",
    "After",
    "Label",
    "order_3"
  FROM (
    SELECT
      "At",
      "Host",
      "Bytes",
      "Load",
      "Before",
      "Two",
      "After",
      "Label",
      "previous",
      lag("At", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_2",
      "order_3"
    FROM (
      SELECT
        "At",
        "Host",
        "Bytes",
        "Load",
        "Before",
        "Two",
        "After",
        "Label",
        lag("At", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous",
        "order_3"
      FROM (
        SELECT
          "At",
          "Host",
          "Bytes",
          "Load",
          coalesce("previous", '') AS "Before",
          CASE WHEN ("previous_3" IS NULL) THEN (-1::BIGINT) ELSE "previous_2" END AS "Two",
          "next" AS "After",
          CASE WHEN ("next_3" IS NULL) THEN 'end' ELSE coalesce("next_2", '') END AS "Label",
          "order_3"
        FROM (
          SELECT
            "At",
            "Host",
            "Bytes",
            "Load",
            "previous",
            "previous_2",
            "previous_3",
            "next",
            "next_2",
            lead(true, 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "next_3",
            "order_3"
          FROM (
            SELECT
              "At",
              "Host",
              "Bytes",
              "Load",
              "previous",
              "previous_2",
              "previous_3",
              "next",
              lead("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "next_2",
              "order_3"
            FROM (
              SELECT
                "At",
                "Host",
                "Bytes",
                "Load",
                "previous",
                "previous_2",
                "previous_3",
                lead("Load", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "next",
                "order_3"
              FROM (
                SELECT
                  "At",
                  "Host",
                  "Bytes",
                  "Load",
                  "previous",
                  "previous_2",
                  lag(true, 2::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_3",
                  "order_3"
                FROM (
                  SELECT
                    "At",
                    "Host",
                    "Bytes",
                    "Load",
                    "previous",
                    lag("Bytes", 2::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_2",
                    "order_3"
                  FROM (
                    SELECT
                      "At",
                      "Host",
                      "Bytes",
                      "Load",
                      lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_1") AS "previous",
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
  WHERE (("previous" IS NULL) OR (("At" - "previous_2") >= 3000000000))
) AS t
ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3"
