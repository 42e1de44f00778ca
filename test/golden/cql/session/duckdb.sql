SELECT
  "user",
  "n",
  "_min",
  "lasted"
FROM (
  SELECT
    "user",
    "n",
    "_min",
    ("lasted" - "lasted_2") AS "lasted",
    "place" AS "order_4",
    "part" AS "order_5"
  FROM (
    SELECT
      "user",
      "part",
      "n",
      "_min",
      "lasted",
      "lasted_2",
      row_number() OVER (ORDER BY "part" NULLS LAST, "user" NULLS FIRST, "part" NULLS FIRST) AS "place"
    FROM (
      SELECT
        "user",
        "place_2" AS "part",
        count(*) AS "n",
        min(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_min",
        max("@timestamp") AS "lasted",
        min("@timestamp") AS "lasted_2"
      FROM (
        SELECT
          "@timestamp",
          "bytes",
          "user",
          "place",
          CAST(sum(CASE WHEN coalesce((("@timestamp" - "place") > 30000), false) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "user" ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_2"
        FROM (
          SELECT
            "@timestamp",
            "bytes",
            "user",
            lag("@timestamp", 1::BIGINT::INTEGER) OVER (PARTITION BY "user" ORDER BY "@timestamp" NULLS LAST, "order_1") AS "place",
            "order_1" AS "order_2"
          FROM (
            SELECT
              "@timestamp",
              "bytes",
              "user",
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
ORDER BY "user" NULLS LAST, "n" NULLS LAST, "user" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "user" NULLS FIRST, "order_5" NULLS FIRST
