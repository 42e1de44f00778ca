SELECT
  "_timeslice",
  "_max",
  "_max_indicator",
  "_max_violation"
FROM (
  SELECT
    "_timeslice",
    "_max",
    "indicator" AS "_max_indicator",
    CASE WHEN ("rolling" >= 2) THEN 1::BIGINT ELSE 0::BIGINT END AS "_max_violation"
  FROM (
    SELECT
      "_timeslice",
      "_max",
      "indicator",
      CAST(sum("indicator") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS BIGINT) AS "rolling"
    FROM (
      SELECT
        "_timeslice",
        "_max",
        CASE WHEN (("value" > "upper") AND ("_timeslice" < "rolling")) THEN 1::BIGINT ELSE 0::BIGINT END AS "indicator"
      FROM (
        SELECT
          "_timeslice",
          "_max",
          "value",
          "upper",
          max("_timeslice") OVER () AS "rolling"
        FROM (
          SELECT
            "_timeslice",
            "_max",
            "value",
            ("rolling_2" + (1.5e0 * "rolling_4")) AS "upper"
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
                stddev_samp("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 4 PRECEDING AND CURRENT ROW) AS "rolling_3"
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
                    avg("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 4 PRECEDING AND CURRENT ROW) AS "rolling"
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
) AS t
ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
