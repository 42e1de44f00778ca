SELECT
  "user",
  "nick"
FROM (
  SELECT
    l."user" AS "user",
    r."nick" AS "nick",
    l."order_1" AS "order_1",
    r."@key" AS "order_2"
  FROM (
    SELECT
      "user",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  INNER JOIN (
    SELECT
      "@key",
      last("nick" ORDER BY rowid) AS "nick"
    FROM "nick.json"
    GROUP BY 1
  ) AS r
  ON (l."user" = r."@key")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
