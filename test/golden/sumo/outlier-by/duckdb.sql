SELECT
  "host",
  "top",
  "top_error",
  "top_lower",
  "top_upper",
  "top_std",
  "top_indicator",
  "top_violation"
FROM (
  SELECT
    "host",
    "top",
    "top_error",
    "top_lower",
    "top_upper",
    "top_std",
    "top_indicator",
    "top_violation",
    "_timeslice" AS "order_2"
  FROM (
    SELECT
      "host",
      "_timeslice",
      "top",
      ("value" - "rolling") AS "top_error",
      "lower" AS "top_lower",
      "upper" AS "top_upper",
      "rolling_2" AS "top_std",
      "indicator" AS "top_indicator",
      CASE WHEN ("rolling_3" >= 1) THEN 1::BIGINT ELSE 0::BIGINT END AS "top_violation"
    FROM (
      SELECT
        "host",
        "_timeslice",
        "top",
        "value",
        "rolling",
        "rolling_2",
        "lower",
        "upper",
        "indicator",
        CAST(sum("indicator") OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "host" NULLS FIRST, "_timeslice" NULLS FIRST ROWS BETWEEN 0 PRECEDING AND CURRENT ROW) AS BIGINT) AS "rolling_3"
      FROM (
        SELECT
          "host",
          "_timeslice",
          "top",
          "value",
          "rolling",
          "rolling_2",
          "lower",
          "upper",
          CASE WHEN ((("value" > "upper") OR ("value" < "lower")) AND ("_timeslice" < "rolling_3")) THEN 1::BIGINT ELSE 0::BIGINT END AS "indicator"
        FROM (
          SELECT
            "host",
            "_timeslice",
            "top",
            "value",
            "rolling",
            "rolling_2",
            "lower",
            "upper",
            max("_timeslice") OVER () AS "rolling_3"
          FROM (
            SELECT
              "host",
              "_timeslice",
              "top",
              "value",
              "rolling_2" AS "rolling",
              "rolling_4" AS "rolling_2",
              ("rolling_2" - (3e0 * "rolling_4")) AS "lower",
              ("rolling_2" + (3e0 * "rolling_4")) AS "upper"
            FROM (
              SELECT
                "host",
                "_timeslice",
                "top",
                "value",
                "rolling",
                "rolling_2",
                "rolling_3",
                lag("rolling_3", 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "host" NULLS FIRST, "_timeslice" NULLS FIRST) AS "rolling_4"
              FROM (
                SELECT
                  "host",
                  "_timeslice",
                  "top",
                  "value",
                  "rolling",
                  "rolling_2",
                  stddev_samp("value") OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "host" NULLS FIRST, "_timeslice" NULLS FIRST ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS "rolling_3"
                FROM (
                  SELECT
                    "host",
                    "_timeslice",
                    "top",
                    "value",
                    "rolling",
                    lag("rolling", 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "host" NULLS FIRST, "_timeslice" NULLS FIRST) AS "rolling_2"
                  FROM (
                    SELECT
                      "host",
                      "_timeslice",
                      "top",
                      "value",
                      avg("value") OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "host" NULLS FIRST, "_timeslice" NULLS FIRST ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS "rolling"
                    FROM (
                      SELECT
                        "host",
                        "_timeslice",
                        "top",
                        CAST("top" AS DOUBLE) AS "value"
                      FROM (
                        SELECT
                          "host",
                          "_timeslice",
                          max("n") AS "top"
                        FROM (
                          SELECT
                            "host",
                            "n",
                            ("_messageTime" - ((("_messageTime" % nullif(60000::BIGINT, 0)) + abs(60000::BIGINT)) % nullif(60000::BIGINT, 0))) AS "_timeslice"
                          FROM "messages"
                        ) AS t
                        GROUP BY 1, 2
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
ORDER BY "host" DESC NULLS LAST, "order_2" NULLS FIRST, "host" NULLS FIRST, "order_2" NULLS FIRST
