SELECT
  l."_timeslice" AS "_timeslice",
  l."host" AS "host",
  l."top" AS "top"
FROM (
  SELECT
    "_timeslice",
    "host",
    max("n") AS "top"
  FROM (
    SELECT
      "host",
      "n",
      ("_messageTime" - ((("_messageTime" % nullif(60000::BIGINT, 0)) + abs(60000::BIGINT)) % nullif(60000::BIGINT, 0))) AS "_timeslice"
    FROM "messages"
  ) AS t
  GROUP BY 1, 2
) AS l
SEMI JOIN (
  SELECT
    "_timeslice",
    "host"
  FROM (
    SELECT
      "_timeslice",
      "host",
      "indicator",
      CAST(sum("indicator") OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST ROWS BETWEEN 0 PRECEDING AND CURRENT ROW) AS BIGINT) AS "rolling"
    FROM (
      SELECT
        "_timeslice",
        "host",
        CASE WHEN ((("value" > "upper") OR ("value" < "lower")) AND ("_timeslice" < "rolling")) THEN 1::BIGINT ELSE 0::BIGINT END AS "indicator"
      FROM (
        SELECT
          "_timeslice",
          "host",
          "value",
          "lower",
          "upper",
          max("_timeslice") OVER () AS "rolling"
        FROM (
          SELECT
            "_timeslice",
            "host",
            "value",
            ("rolling_2" - (3e0 * "rolling_4")) AS "lower",
            ("rolling_2" + (3e0 * "rolling_4")) AS "upper"
          FROM (
            SELECT
              "_timeslice",
              "host",
              "value",
              "rolling",
              "rolling_2",
              "rolling_3",
              lag("rolling_3", 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST) AS "rolling_4"
            FROM (
              SELECT
                "_timeslice",
                "host",
                "value",
                "rolling",
                "rolling_2",
                stddev_samp("value") OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS "rolling_3"
              FROM (
                SELECT
                  "_timeslice",
                  "host",
                  "value",
                  "rolling",
                  lag("rolling", 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST) AS "rolling_2"
                FROM (
                  SELECT
                    "_timeslice",
                    "host",
                    "value",
                    avg("value") OVER (PARTITION BY "host" ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS "rolling"
                  FROM (
                    SELECT
                      "_timeslice",
                      "host",
                      CAST("top" AS DOUBLE) AS "value"
                    FROM (
                      SELECT
                        "_timeslice",
                        "host",
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
  WHERE (CASE WHEN ("rolling" >= 1) THEN 1::BIGINT ELSE 0::BIGINT END > 0)
) AS r
ON ((l."host" IS NOT DISTINCT FROM r."host") AND (CAST(l."_timeslice" AS VARCHAR) IS NOT DISTINCT FROM CAST(r."_timeslice" AS VARCHAR)))
ORDER BY "_timeslice" NULLS LAST, "host" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST
