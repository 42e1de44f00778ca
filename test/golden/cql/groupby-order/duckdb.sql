SELECT
  "@timestamp",
  "host",
  "port",
  "before.port"
FROM (
  SELECT
    "@timestamp",
    "host",
    "port",
    "place" AS "before.port",
    "place_2" AS "order_2",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "@timestamp",
      "port",
      "host",
      "place",
      row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_2",
      "order_2"
    FROM (
      SELECT
        "@timestamp",
        "port",
        "host",
        lag("port", 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "@timestamp" NULLS LAST, "order_1") AS "place",
        "order_1" AS "order_2"
      FROM (
        SELECT
          "@timestamp",
          "port",
          "host",
          rowid AS "order_1"
        FROM "events"
        WHERE (NOT ("@timestamp" IS NULL))
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "@timestamp" NULLS LAST, "order_4"
