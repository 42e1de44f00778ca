SELECT
  "_timeslice",
  "_max",
  "_max_error",
  "_max_lower",
  "_max_upper",
  "_max_std",
  "_max_indicator",
  "_max_violation"
FROM (
  SELECT
    "_timeslice",
    "_max",
    ("value" - "rolling") AS "_max_error",
    "lower" AS "_max_lower",
    "upper" AS "_max_upper",
    "rolling_2" AS "_max_std",
    "indicator" AS "_max_indicator",
    CASE WHEN ("rolling_3" >= 1) THEN 1::BIGINT ELSE 0::BIGINT END AS "_max_violation"
  FROM (
    SELECT
      "_timeslice",
      "_max",
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
        "_max",
        "value",
        "rolling",
        "rolling_2",
        "lower",
        "upper",
        CASE WHEN (("value" < "lower") AND ("_timeslice" < "rolling_3")) THEN 1::BIGINT ELSE 0::BIGINT END AS "indicator"
      FROM (
        SELECT
          "_timeslice",
          "_max",
          "value",
          "rolling",
          "rolling_2",
          "lower",
          "upper",
          max("_timeslice") OVER () AS "rolling_3"
        FROM (
          SELECT
            "_timeslice",
            "_max",
            "value",
            "rolling_2" AS "rolling",
            "rolling_4" AS "rolling_2",
            ("rolling_2" - (0.5e0 * "rolling_4")) AS "lower",
            ("rolling_2" + (0.5e0 * "rolling_4")) AS "upper"
          FROM (
            SELECT
              "_timeslice",
              "_max",
              "value",
              "rolling",
              "rolling_2",
              "rolling_3",
              lag("rolling_3", 1::BIGINT::INTEGER) OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST) AS "rolling_4"
            FROM (
              SELECT
                "_timeslice",
                "_max",
                "value",
                "rolling",
                "rolling_2",
                stddev_samp("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS "rolling_3"
              FROM (
                SELECT
                  "_timeslice",
                  "_max",
                  "value",
                  "rolling",
                  lag("rolling", 1::BIGINT::INTEGER) OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST) AS "rolling_2"
                FROM (
                  SELECT
                    "_timeslice",
                    "_max",
                    "value",
                    avg("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS "rolling"
                  FROM (
                    SELECT
                      "_timeslice",
                      "_max",
                      CAST("_max" AS DOUBLE) AS "value"
                    FROM (
                      SELECT
                        "_timeslice",
                        max("n") AS "_max"
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
  WHERE (CASE WHEN ("rolling_3" >= 1) THEN 1::BIGINT ELSE 0::BIGINT END > 0)
) AS t
ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
