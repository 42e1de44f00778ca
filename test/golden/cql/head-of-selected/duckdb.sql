SELECT
  "word",
  "n"
FROM (
  SELECT
    "word",
    "n",
    "@timestamp" AS "order_1",
    "order_2"
  FROM (
    SELECT
      "@timestamp",
      "n",
      "word",
      "order_1" AS "order_2"
    FROM (
      SELECT
        "@timestamp",
        "n",
        coalesce(lower("word"), "word") AS "word",
        rowid AS "order_1"
      FROM "events"
    ) AS t
    ORDER BY "@timestamp" NULLS LAST, "order_2"
    LIMIT 2
  ) AS t
) AS t
