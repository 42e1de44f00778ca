SELECT
  "_timeslice",
  "n",
  "n_error",
  "n_lower",
  "n_upper",
  "n_std",
  "n_indicator",
  "n_violation"
FROM (
  SELECT
    "_timeslice",
    "n",
    ("value" - "rolling") AS "n_error",
    "lower" AS "n_lower",
    "upper" AS "n_upper",
    "rolling_2" AS "n_std",
    "indicator" AS "n_indicator",
    CASE WHEN ("rolling_3" >= 1) THEN 1::BIGINT ELSE 0::BIGINT END AS "n_violation"
  FROM (
    SELECT
      "_timeslice",
      "n",
      "value",
      "rolling",
      "rolling_2",
      "lower",
      "upper",
      "indicator",
      CAST(sum("indicator") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 0 PRECEDING AND CURRENT ROW) AS BIGINT) AS "rolling_3"
    FROM (
      SELECT
        "_timeslice",
        "n",
        "value",
        "rolling",
        "rolling_2",
        "lower",
        "upper",
        CASE WHEN ((("value" > "upper") OR ("value" < "lower")) AND ("_timeslice" < "rolling_3")) THEN 1::BIGINT ELSE 0::BIGINT END AS "indicator"
      FROM (
        SELECT
          "_timeslice",
          "n",
          "value",
          "rolling",
          "rolling_2",
          "lower",
          "upper",
          max("_timeslice") OVER () AS "rolling_3"
        FROM (
          SELECT
            "_timeslice",
            "n",
            "value",
            "rolling_2" AS "rolling",
            "rolling_4" AS "rolling_2",
            ("rolling_2" - (2e0 * "rolling_4")) AS "lower",
            ("rolling_2" + (2e0 * "rolling_4")) AS "upper"
          FROM (
            SELECT
              "_timeslice",
              "n",
              "value",
              "rolling",
              "rolling_2",
              "rolling_3",
              lag("rolling_3", 1::BIGINT::INTEGER) OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST) AS "rolling_4"
            FROM (
              SELECT
                "_timeslice",
                "n",
                "value",
                "rolling",
                "rolling_2",
                stddev_samp("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS "rolling_3"
              FROM (
                SELECT
                  "_timeslice",
                  "n",
                  "value",
                  "rolling",
                  lag("rolling", 1::BIGINT::INTEGER) OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST) AS "rolling_2"
                FROM (
                  SELECT
                    "_timeslice",
                    "n",
                    "value",
                    avg("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS "rolling"
                  FROM (
                    SELECT
                      "_timeslice",
                      "n",
                      CAST("n" AS DOUBLE) AS "value"
                    FROM (
                      SELECT
                        "_timeslice",
                        CAST(sum("n") AS BIGINT) AS "n"
                      FROM (
                        SELECT
                          "n",
                          ("_messageTime" - ((("_messageTime" % nullif(60000::BIGINT, 0)) + abs(60000::BIGINT)) % nullif(60000::BIGINT, 0))) AS "_timeslice"
                        FROM "messages"
                        WHERE (strlen("host") = 1 AND lower("host") = 'a')
                      ) AS t
                      GROUP BY 1
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
ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
