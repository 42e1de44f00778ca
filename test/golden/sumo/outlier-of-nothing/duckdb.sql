SELECT
  "_timeslice",
  "_count",
  "_count_error",
  "_count_lower",
  "_count_upper",
  "_count_std",
  "_count_indicator",
  "_count_violation"
FROM (
  SELECT
    "_timeslice",
    "_count",
    ("value" - "rolling") AS "_count_error",
    "lower" AS "_count_lower",
    "upper" AS "_count_upper",
    "rolling_2" AS "_count_std",
    "indicator" AS "_count_indicator",
    CASE WHEN ("rolling_3" >= 1) THEN 1::BIGINT ELSE 0::BIGINT END AS "_count_violation"
  FROM (
    SELECT
      "_timeslice",
      "_count",
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
        "_count",
        "value",
        "rolling",
        "rolling_2",
        "lower",
        "upper",
        CASE WHEN ((("value" > "upper") OR ("value" < "lower")) AND ("_timeslice" < "rolling_3")) THEN 1::BIGINT ELSE 0::BIGINT END AS "indicator"
      FROM (
        SELECT
          "_timeslice",
          "_count",
          "value",
          "rolling",
          "rolling_2",
          "lower",
          "upper",
          max("_timeslice") OVER () AS "rolling_3"
        FROM (
          SELECT
            "_timeslice",
            "_count",
            "value",
            "rolling_2" AS "rolling",
            "rolling_4" AS "rolling_2",
            ("rolling_2" - (3e0 * "rolling_4")) AS "lower",
            ("rolling_2" + (3e0 * "rolling_4")) AS "upper"
          FROM (
            SELECT
              "_timeslice",
              "_count",
              "value",
              "rolling",
              "rolling_2",
              "rolling_3",
              lag("rolling_3", 1::BIGINT::INTEGER) OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST) AS "rolling_4"
            FROM (
              SELECT
                "_timeslice",
                "_count",
                "value",
                "rolling",
                "rolling_2",
                stddev_samp("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS "rolling_3"
              FROM (
                SELECT
                  "_timeslice",
                  "_count",
                  "value",
                  "rolling",
                  lag("rolling", 1::BIGINT::INTEGER) OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST) AS "rolling_2"
                FROM (
                  SELECT
                    "_timeslice",
                    "_count",
                    "value",
                    avg("value") OVER (ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS "rolling"
                  FROM (
                    SELECT
                      "_timeslice",
                      "_count",
                      CAST("_count" AS DOUBLE) AS "value"
                    FROM (
                      SELECT
                        "_timeslice",
                        count(*) AS "_count"
                      FROM (
                        SELECT
                          ("_messageTime" - ((("_messageTime" % nullif(60000::BIGINT, 0)) + abs(60000::BIGINT)) % nullif(60000::BIGINT, 0))) AS "_timeslice"
                        FROM (
                          SELECT
                            "_messageTime",
                            (json_merge_patch('{}', json_object('host', to_json("host"), 'n', to_json("n"))) ->> '$') AS "message"
                          FROM "messages"
                        ) AS t
                        WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nothing(?:[^\pL\pN]|$)')
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
