SELECT
  "user",
  "host"
FROM (
  SELECT
    l."user" AS "user",
    coalesce(r."host", l."host") AS "host",
    l."order_1" AS "order_1",
    r."user" AS "order_2"
  FROM (
    SELECT
      "host",
      "user",
      "outcome",
      rowid AS "order_1"
    FROM "events"
    WHERE ("outcome" = 'ok')
  ) AS l
  INNER JOIN (
    SELECT
      lower("user") AS "user",
      last("host" ORDER BY "order_1") AS "host"
    FROM (
      SELECT
        "host",
        coalesce(upper("user"), "user") AS "user",
        rowid AS "order_1"
      FROM "events"
      WHERE ("outcome" = 'failed')
    ) AS t
    GROUP BY 1
  ) AS r
  ON (lower(l."user") = r."user")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
