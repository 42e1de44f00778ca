SELECT
  "@timestamp",
  "user",
  "bytes"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."user" AS "user",
    coalesce(r."bytes", l."bytes") AS "bytes",
    l."order_1" AS "order_1",
    r."order_1" AS "order_2",
    r."order_2" AS "order_3"
  FROM (
    SELECT
      "@timestamp",
      "user",
      "outcome",
      "bytes",
      rowid AS "order_1"
    FROM "events"
    WHERE ("outcome" = 'ok')
  ) AS l
  LEFT JOIN (
    SELECT
      "user",
      "bytes",
      "place" AS "order_1",
      "order_1" AS "order_2"
    FROM (
      SELECT
        "user",
        "outcome",
        "bytes",
        "place",
        row_number() OVER (PARTITION BY "user" ORDER BY "place" DESC NULLS LAST, "order_1") AS "place_2",
        "order_1"
      FROM (
        SELECT
          "user",
          "outcome",
          "bytes",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("outcome" = 'failed')
      ) AS t
    ) AS t
    WHERE ("place_2" <= 2)
  ) AS r
  ON (l."user" = r."user")
) AS t
ORDER BY "order_1", "order_2" DESC NULLS LAST, "order_3"
