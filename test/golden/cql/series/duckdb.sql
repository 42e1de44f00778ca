SELECT
  "host",
  "@timestamp",
  "_duration",
  "outcome",
  "bytes"
FROM (
  SELECT
    "host",
    "@timestamp",
    ("_duration" - "_duration_2") AS "_duration",
    "outcome",
    "bytes",
    "part" AS "order_3"
  FROM (
    SELECT
      "host",
      "place_2" AS "part",
      min("@timestamp") AS "@timestamp",
      max("@timestamp") AS "_duration",
      min("@timestamp") AS "_duration_2",
      string_agg("outcome", ',' ORDER BY "@timestamp" NULLS LAST, "order_2") AS "outcome",
      string_agg("bytes", ',' ORDER BY "@timestamp" NULLS LAST, "order_2") AS "bytes"
    FROM (
      SELECT
        "@timestamp",
        "outcome",
        "bytes",
        "host",
        "place",
        CAST(sum(CASE WHEN coalesce((("@timestamp" - "place") > 10000), false) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "host" ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_2",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "outcome",
          "bytes",
          "host",
          lag("@timestamp", 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "@timestamp" NULLS LAST, "order_1") AS "place",
          "order_1" AS "order_2"
        FROM (
          SELECT
            "@timestamp",
            "outcome",
            "bytes",
            "host",
            rowid AS "order_1"
          FROM "events"
          WHERE (NOT ("@timestamp" IS NULL))
        ) AS t
      ) AS t
    ) AS t
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "@timestamp" NULLS LAST, "order_3" NULLS LAST, "host" NULLS FIRST, "order_3" NULLS FIRST
