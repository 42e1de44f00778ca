SELECT
  "@timestamp",
  "a",
  "b"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    coalesce(r."a", '') AS "a",
    l."b" AS "b",
    l."order_1" AS "order_1",
    r."b" AS "order_2"
  FROM (
    SELECT
      "@timestamp",
      "b",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  INNER JOIN (
    SELECT
      "b",
      last("a" ORDER BY rowid) AS "a"
    FROM "events"
    WHERE ("b" = '5')
      AND starts_with("a", 'x')
    GROUP BY 1
  ) AS r
  ON (l."b" = r."b")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
