SELECT
  "user",
  "host"
FROM (
  SELECT
    l."user" AS "user",
    l."host" AS "host",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      l."host" AS "host",
      l."user" AS "user",
      l."order_1" AS "order_1"
    FROM (
      SELECT
        "host",
        "user",
        rowid AS "order_1"
      FROM "events"
    ) AS l
    ANTI JOIN (
      SELECT
        "user",
        "name"
      FROM "people.csv"
      GROUP BY 1, 2
    ) AS r
    ON ((l."user" = r."user") AND (l."user" = r."name"))
  ) AS l
  ANTI JOIN (
    SELECT
      "user"
    FROM "people.csv"
    GROUP BY 1
  ) AS r
  ON (l."user" = r."user")
) AS t
ORDER BY "order_1"
