SELECT
  "@timestamp",
  "host",
  "id",
  "n",
  "_count"
FROM (
  SELECT
    r."@timestamp" AS "@timestamp",
    r."host" AS "host",
    r."id" AS "id",
    r."n" AS "n",
    l."_count" AS "_count",
    r."order_2" AS "order_2"
  FROM (
    SELECT
      count(*) AS "_count"
    FROM "events"
  ) AS l
  LEFT JOIN (
    SELECT
      "@timestamp",
      "host",
      "id",
      "n",
      rowid AS "order_2"
    FROM "events"
    ORDER BY "@timestamp" NULLS LAST, "order_2"
    LIMIT 2
  ) AS r
  ON true
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2"
