SELECT
  "host",
  "_count",
  "port"
FROM (
  SELECT
    "host",
    "_count",
    "port",
    "place" AS "order_2",
    "host_2" AS "order_4"
  FROM (
    SELECT
      l."host" AS "host",
      l."_count" AS "_count",
      r."host" AS "host_2",
      r."port" AS "port",
      row_number() OVER (ORDER BY l."host" NULLS FIRST, r."host" NULLS FIRST, r."port" NULLS FIRST) AS "place"
    FROM (
      SELECT
        "host",
        count(*) AS "_count"
      FROM (
        SELECT
          "host"
        FROM "events"
      ) AS t
      GROUP BY 1
    ) AS l
    LEFT JOIN (
      SELECT
        "host",
        "port"
      FROM (
        SELECT
          "host",
          "port"
        FROM (
          SELECT
            "port",
            "host"
          FROM "events"
          WHERE (NOT ("port" IS NULL))
        ) AS t
        GROUP BY 1, 2
      ) AS t
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "host" NULLS FIRST, "order_4" NULLS FIRST, "port" NULLS FIRST
