SELECT
  "user",
  "bytes",
  "before.user",
  "before.bytes",
  "later.user"
FROM (
  SELECT
    "user",
    "bytes",
    "place" AS "before.user",
    "place_2" AS "before.bytes",
    "place_3" AS "later.user",
    "@timestamp" AS "order_1",
    "order_2"
  FROM (
    SELECT
      "@timestamp",
      "user",
      "bytes",
      "place",
      "place_2",
      lead("user", 2::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_3",
      "order_2"
    FROM (
      SELECT
        "@timestamp",
        "user",
        "bytes",
        "place",
        lag("bytes", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_2",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "user",
          "bytes",
          lag("user", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
          rowid AS "order_2"
        FROM "events"
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2"
