SELECT
  "n",
  "user",
  "bytes",
  "host"
FROM (
  SELECT
    l."n" AS "n",
    l."user" AS "user",
    l."bytes" AS "bytes",
    r."host" AS "host",
    l."order_1" AS "order_1",
    l."order_2" AS "order_2",
    r."order_1" AS "order_3",
    r."order_2" AS "order_4"
  FROM (
    SELECT
      l."n" AS "n",
      r."user" AS "user",
      r."bytes" AS "bytes",
      r."order_1" AS "order_1",
      r."order_2" AS "order_2"
    FROM (
      SELECT
        count(*) AS "n"
      FROM "events"
    ) AS l
    LEFT JOIN (
      SELECT
        "user",
        "bytes",
        "@timestamp" AS "order_1",
        rowid AS "order_2"
      FROM "events"
      WHERE ("outcome" = 'ok')
    ) AS r
    ON true
  ) AS l
  LEFT JOIN (
    SELECT
      "host",
      "@timestamp" AS "order_1",
      rowid AS "order_2"
    FROM "events"
    WHERE ("user" = 'nobody')
  ) AS r
  ON true
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3" DESC NULLS LAST, "order_4"
