SELECT
  "host",
  "label"
FROM (
  SELECT
    l."host" AS "host",
    coalesce(r."label", l."label") AS "label",
    l."order_1" AS "order_1",
    r."host" AS "order_2",
    r."order_2" AS "order_3"
  FROM (
    SELECT
      "host",
      "label",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  LEFT JOIN (
    SELECT
      "host",
      "value",
      "label",
      "place",
      "glob",
      "like",
      "place_2",
      "order_2"
    FROM (
      SELECT
        l."host" AS "host",
        l."value" AS "value",
        r."label" AS "label",
        r."place" AS "place",
        r."glob" AS "glob",
        r."like" AS "like",
        row_number() OVER (PARTITION BY l."host" ORDER BY r."glob" NULLS LAST, r."place" DESC NULLS LAST, l."host" NULLS FIRST, r."order_1") AS "place_2",
        r."order_1" AS "order_2"
      FROM (
        SELECT
          "host",
          "host" AS "value"
        FROM (
          SELECT
            lower("host") AS "host"
          FROM "events"
          GROUP BY 1
        ) AS t
        WHERE (NOT ("host" IS NULL))
      ) AS l
      INNER JOIN (
        SELECT
          "label",
          "place",
          lower("user") AS "glob",
          ('%' || replace(replace(replace(replace(lower("user"), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') || '%') AS "like",
          "order_1"
        FROM (
          SELECT
            "user",
            "label",
            row_number() OVER (ORDER BY rowid) AS "place",
            rowid AS "order_1"
          FROM "events"
          WHERE (NOT ("user" IS NULL))
        ) AS t
      ) AS r
      ON (l."value" LIKE r."like" ESCAPE '\')
    ) AS t
    WHERE ("place_2" <= 1)
  ) AS r
  ON (lower(l."host") = r."host")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3"
