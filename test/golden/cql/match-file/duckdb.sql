SELECT
  "@timestamp",
  "user",
  "name",
  "note"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."user" AS "user",
    r."name" AS "name",
    NULL::VARCHAR AS "note",
    l."order_1" AS "order_2",
    r."user" AS "order_3"
  FROM (
    SELECT
      "@timestamp",
      "user",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  INNER JOIN (
    SELECT
      "user",
      last("name" ORDER BY rowid) AS "name"
    FROM "people.csv"
    GROUP BY 1
  ) AS r
  ON (l."user" = r."user")
) AS t
ORDER BY "@timestamp" DESC NULLS LAST, "order_2", "order_3" NULLS FIRST
