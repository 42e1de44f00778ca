SELECT
  "host",
  "pattern",
  "kind"
FROM (
  SELECT
    l."host" AS "host",
    r."pattern" AS "pattern",
    r."kind" AS "kind",
    l."order_1" AS "order_1",
    r."glob" AS "order_2",
    r."place" AS "order_3",
    r."host" AS "order_4",
    r."order_4" AS "order_5"
  FROM (
    SELECT
      "host",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  INNER JOIN (
    SELECT
      "host",
      "value",
      "pattern",
      "kind",
      "place",
      "glob",
      "like",
      "place_2",
      "order_2" AS "order_4"
    FROM (
      SELECT
        l."host" AS "host",
        l."value" AS "value",
        r."pattern" AS "pattern",
        r."kind" AS "kind",
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
          "pattern",
          "kind",
          "place",
          lower("pattern") AS "glob",
          ('%' || replace(replace(replace(replace(lower("pattern"), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') || '%') AS "like",
          "order_1"
        FROM (
          SELECT
            "pattern",
            "kind",
            row_number() OVER (ORDER BY rowid) AS "place",
            rowid AS "order_1"
          FROM "globs.csv"
        ) AS t
      ) AS r
      ON (l."value" LIKE r."like" ESCAPE '\')
    ) AS t
    WHERE ("place_2" <= 500)
  ) AS r
  ON (lower(l."host") = r."host")
) AS t
ORDER BY "order_1", "order_2" NULLS LAST, "order_3" DESC NULLS LAST, "order_4" NULLS FIRST, "order_5"
