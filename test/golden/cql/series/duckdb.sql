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
    "place" AS "order_4",
    "part" AS "order_5"
  FROM (
    SELECT
      "host",
      "part",
      "@timestamp",
      "_duration",
      "_duration_2",
      "outcome",
      "bytes",
      row_number() OVER (ORDER BY "part" NULLS LAST, "host" NULLS FIRST, "part" NULLS FIRST) AS "place"
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
) AS t
ORDER BY "host" NULLS LAST, "@timestamp" NULLS LAST, "host" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "host" NULLS FIRST, "order_5" NULLS FIRST
