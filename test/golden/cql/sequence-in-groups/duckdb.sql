SELECT
  "host",
  "user",
  "failures"
FROM (
  SELECT
    "host",
    "user",
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
ORDER BY "order_1" NULLS LAST, "order_2"
