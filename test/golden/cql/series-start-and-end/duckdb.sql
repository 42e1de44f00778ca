SELECT
  "@timestamp",
  "_duration",
  "user"
FROM (
  SELECT
    "@timestamp",
    ("_duration" - "_duration_2") AS "_duration",
    "user",
    "part" AS "order_1"
  FROM (
    SELECT
      "place_2" AS "part",
      min("@timestamp") AS "@timestamp",
      max("@timestamp") AS "_duration",
      min("@timestamp") AS "_duration_2",
      string_agg("user", ' ' ORDER BY "@timestamp" NULLS LAST, "order_2") AS "user"
    FROM (
      SELECT
        "@timestamp",
        "user",
        "outcome",
        "place",
        "place_2",
        CAST(sum(CASE WHEN coalesce((("outcome" = 'failed') AND (NOT coalesce(("user" = 'cy'), false))), false) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "place_2") AS BIGINT) AS "place_3",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "user",
          "outcome",
          "place",
          CAST(sum(CASE WHEN (coalesce((("outcome" = 'failed') AND (NOT coalesce(("user" = 'cy'), false))), false) OR coalesce("place", false)) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_2",
          "order_2"
        FROM (
          SELECT
            "@timestamp",
            "user",
            "outcome",
            lag(coalesce(("outcome" = 'ok'), false), 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
            rowid AS "order_2"
          FROM "events"
          WHERE (NOT ("@timestamp" IS NULL))
        ) AS t
      ) AS t
    ) AS t
    WHERE ("place_3" > 0)
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_1" NULLS FIRST
