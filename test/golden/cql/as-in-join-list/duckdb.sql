SELECT
  "b",
  "first"
FROM (
  SELECT
    l."b" AS "b",
    coalesce(r."first", '') AS "first",
    l."order_1" AS "order_1",
    r."b" AS "order_2"
  FROM (
    SELECT
      "b",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  INNER JOIN (
    SELECT
      "b",
      last("a" ORDER BY rowid) AS "first"
    FROM "events"
    WHERE ("a" = 'x1')
    GROUP BY 1
  ) AS r
  ON (l."b" = r."b")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
