SELECT
  "host",
  "user",
  "failures"
FROM (
  SELECT
    l."host" AS "host",
    l."user" AS "user",
    r."failures" AS "failures",
    l."order_1" AS "order_1",
    l."order_2" AS "order_2",
    r."�0" AS "order_3",
    r."�1" AS "order_4"
  FROM (
    SELECT
      "user",
      "host",
      row_number() OVER (PARTITION BY "host" ORDER BY "order_1" NULLS LAST, "order_2") AS "place",
      "order_1",
      "order_2"
    FROM (
      SELECT
        "user",
        "host",
        "@timestamp" AS "order_1",
        rowid AS "order_2"
      FROM "events"
    ) AS t
  ) AS l
  LEFT JOIN (
    SELECT
      l."row" AS "�0",
      l."row_2" AS "�1",
      count(*) FILTER (WHERE ((NOT (r."place" IS NULL)) AND (r."outcome" = 'failed'))) AS "failures"
    FROM (
      SELECT
        "host" AS "row",
        "place" AS "row_2"
      FROM (
        SELECT
          "host",
          row_number() OVER (PARTITION BY "host" ORDER BY "order_1" NULLS LAST, "order_2") AS "place"
        FROM (
          SELECT
            "host",
            "@timestamp" AS "order_1",
            rowid AS "order_2"
          FROM "events"
        ) AS t
      ) AS t
    ) AS l
    LEFT JOIN (
      SELECT
        "outcome",
        "host",
        row_number() OVER (PARTITION BY "host" ORDER BY "order_1" NULLS LAST, "order_2") AS "place"
      FROM (
        SELECT
          "outcome",
          "host",
          "@timestamp" AS "order_1",
          rowid AS "order_2"
        FROM "events"
      ) AS t
    ) AS r
    ON ((r."host" IS NOT DISTINCT FROM l."row") AND (r."place" <= l."row_2"))
    GROUP BY 1, 2
  ) AS r
  ON ((l."host" IS NOT DISTINCT FROM r."�0") AND (l."place" IS NOT DISTINCT FROM r."�1"))
) AS t
ORDER BY "order_1" NULLS LAST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST
