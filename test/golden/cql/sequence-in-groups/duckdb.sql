SELECT
  "host",
  "user",
  "failures"
FROM (
  SELECT
    "host",
    "user",
    "failures",
    "place" AS "order_2",
    "order_1" AS "order_3",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "user",
      "host",
      "failures",
      row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2") AS "place",
      "order_1",
      "order_2"
    FROM (
      SELECT
        "user",
        "host",
        coalesce("place", 0::BIGINT) AS "failures",
        "order_1",
        "order_2"
      FROM (
        SELECT
          "user",
          "outcome",
          "host",
          CAST(sum(CASE WHEN ("outcome" = 'failed') THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "host" ORDER BY "order_1" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place",
          "order_1",
          "order_2"
        FROM (
          SELECT
            "user",
            "outcome",
            "host",
            "@timestamp" AS "order_1",
            rowid AS "order_2"
          FROM "events"
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4"
