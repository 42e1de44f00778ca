SELECT
  "host",
  "all",
  "named",
  "strange",
  "_max",
  "kind"
FROM (
  SELECT
    "host",
    "all",
    "named",
    "strange",
    "_max",
    "kind",
    "place" AS "order_2",
    "host_2" AS "order_4",
    "host_3" AS "order_5",
    "host_4" AS "order_6"
  FROM (
    SELECT
      l."host" AS "host",
      l."all" AS "all",
      l."host_2" AS "host_2",
      l."named" AS "named",
      l."host_3" AS "host_3",
      l."strange" AS "strange",
      l."_max" AS "_max",
      r."host" AS "host_4",
      r."kind" AS "kind",
      row_number() OVER (ORDER BY l."host" NULLS FIRST, l."host_2" NULLS FIRST, l."host_3" NULLS FIRST, r."host" NULLS FIRST) AS "place"
    FROM (
      SELECT
        l."host" AS "host",
        l."all" AS "all",
        l."host_2" AS "host_2",
        l."named" AS "named",
        r."host" AS "host_3",
        r."strange" AS "strange",
        r."_max" AS "_max"
      FROM (
        SELECT
          l."host" AS "host",
          l."all" AS "all",
          r."host" AS "host_2",
          r."named" AS "named"
        FROM (
          SELECT
            "host",
            count(*) AS "all"
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
            "named"
          FROM (
            SELECT
              l."host" AS "host",
              count(*) FILTER (WHERE coalesce(r."inside", false)) AS "named"
            FROM (
              SELECT
                "host"
              FROM (
                SELECT
                  "host"
                FROM "events"
              ) AS t
              GROUP BY 1
            ) AS l
            LEFT JOIN (
              SELECT
                l."host" AS "host",
                true AS "inside",
                r."user" AS "order_1"
              FROM (
                SELECT
                  "user",
                  "host"
                FROM "events"
              ) AS l
              INNER JOIN (
                SELECT
                  "user"
                FROM "events"
                WHERE ("kind" = 'name')
                GROUP BY 1
              ) AS r
              ON (l."user" = r."user")
            ) AS r
            ON (l."host" IS NOT DISTINCT FROM r."host")
            GROUP BY 1
          ) AS t
        ) AS r
        ON (l."host" IS NOT DISTINCT FROM r."host")
      ) AS l
      LEFT JOIN (
        SELECT
          "host",
          "strange",
          "_max"
        FROM (
          SELECT
            l."host" AS "host",
            count(*) FILTER (WHERE coalesce(r."inside", false)) AS "strange",
            max(r."size") FILTER (WHERE coalesce(r."inside", false)) AS "_max"
          FROM (
            SELECT
              "host"
            FROM (
              SELECT
                "host"
              FROM "events"
            ) AS t
            GROUP BY 1
          ) AS l
          LEFT JOIN (
            SELECT
              l."size" AS "size",
              l."host" AS "host",
              true AS "inside"
            FROM (
              SELECT
                "user",
                "size",
                "host"
              FROM "events"
              WHERE (NOT ("user" IS NULL))
            ) AS l
            ANTI JOIN (
              SELECT
                "user"
              FROM "events"
              WHERE ("kind" = 'name')
              GROUP BY 1
            ) AS r
            ON (l."user" = r."user")
          ) AS r
          ON (l."host" IS NOT DISTINCT FROM r."host")
          GROUP BY 1
        ) AS t
      ) AS r
      ON (l."host" IS NOT DISTINCT FROM r."host")
    ) AS l
    LEFT JOIN (
      SELECT
        "host",
        "kind"
      FROM (
        SELECT
          l."host" AS "host",
          string_agg(DISTINCT r."kind", '
' ORDER BY r."kind") FILTER (WHERE coalesce(r."inside", false)) AS "kind"
        FROM (
          SELECT
            "host"
          FROM (
            SELECT
              "host"
            FROM "events"
          ) AS t
          GROUP BY 1
        ) AS l
        LEFT JOIN (
          SELECT
            l."kind" AS "kind",
            l."host" AS "host",
            true AS "inside",
            r."user" AS "order_1"
          FROM (
            SELECT
              "kind",
              "user",
              "host"
            FROM "events"
          ) AS l
          LEFT JOIN (
            SELECT
              "user"
            FROM "events"
            WHERE ("kind" = 'name')
            GROUP BY 1
          ) AS r
          ON (l."user" = r."user")
          WHERE ((l."kind" = 'other') OR ((NOT (r."user" IS NULL)) AND (l."kind" = 'login')))
        ) AS r
        ON (l."host" IS NOT DISTINCT FROM r."host")
        GROUP BY 1
      ) AS t
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "host" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST
