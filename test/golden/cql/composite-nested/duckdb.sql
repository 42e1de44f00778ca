SELECT
  "kind",
  "sized",
  "bigs",
  "users",
  "first"
FROM (
  SELECT
    "kind",
    "sized",
    "bigs",
    "users",
    "first",
    "place" AS "order_2",
    "kind_2" AS "order_4",
    "kind_3" AS "order_5",
    "order_4" AS "order_6",
    "order_5" AS "order_7"
  FROM (
    SELECT
      l."kind" AS "kind",
      l."sized" AS "sized",
      l."kind_2" AS "kind_2",
      l."bigs" AS "bigs",
      l."kind_3" AS "kind_3",
      l."users" AS "users",
      r."kind" AS "kind_4",
      r."first" AS "first",
      row_number() OVER (ORDER BY l."kind" NULLS FIRST, l."kind_2" NULLS FIRST, l."kind_3" NULLS FIRST, r."order_1" NULLS LAST, r."order_2") AS "place",
      r."order_1" AS "order_4",
      r."order_2" AS "order_5"
    FROM (
      SELECT
        l."kind" AS "kind",
        l."sized" AS "sized",
        l."kind_2" AS "kind_2",
        l."bigs" AS "bigs",
        r."kind" AS "kind_3",
        r."users" AS "users"
      FROM (
        SELECT
          l."kind" AS "kind",
          l."sized" AS "sized",
          r."kind" AS "kind_2",
          r."bigs" AS "bigs"
        FROM (
          SELECT
            "kind",
            count("size") AS "sized"
          FROM (
            SELECT
              "size",
              "kind"
            FROM "events"
          ) AS t
          GROUP BY 1
        ) AS l
        LEFT JOIN (
          SELECT
            "kind",
            coalesce("bigs", 0::BIGINT) AS "bigs"
          FROM (
            SELECT
              l."kind" AS "kind",
              CAST(sum(r."big") FILTER (WHERE coalesce(r."inside", false)) AS BIGINT) AS "bigs"
            FROM (
              SELECT
                "kind"
              FROM (
                SELECT
                  "kind"
                FROM "events"
              ) AS t
              GROUP BY 1
            ) AS l
            LEFT JOIN (
              SELECT
                "kind",
                "big",
                true AS "inside",
                "host" AS "order_2"
              FROM (
                SELECT
                  "kind",
                  "host",
                  count(*) FILTER (WHERE ("size" > 4)) AS "big"
                FROM (
                  SELECT
                    "host",
                    "size",
                    "kind"
                  FROM "events"
                ) AS t
                GROUP BY 1, 2
              ) AS t
              WHERE ("big" > 0)
            ) AS r
            ON (l."kind" IS NOT DISTINCT FROM r."kind")
            GROUP BY 1
          ) AS t
        ) AS r
        ON (l."kind" IS NOT DISTINCT FROM r."kind")
      ) AS l
      LEFT JOIN (
        SELECT
          "kind",
          "users"
        FROM (
          SELECT
            l."kind" AS "kind",
            count(*) FILTER (WHERE coalesce(r."inside", false)) AS "users"
          FROM (
            SELECT
              "kind"
            FROM (
              SELECT
                "kind"
              FROM "events"
            ) AS t
            GROUP BY 1
          ) AS l
          LEFT JOIN (
            SELECT
              "kind",
              true AS "inside",
              "user" AS "order_2"
            FROM (
              SELECT
                "kind",
                "user"
              FROM (
                SELECT
                  "user",
                  "kind"
                FROM "events"
                WHERE ("kind" = 'login')
              ) AS t
              GROUP BY 1, 2
            ) AS t
          ) AS r
          ON (l."kind" IS NOT DISTINCT FROM r."kind")
          GROUP BY 1
        ) AS t
      ) AS r
      ON (l."kind" IS NOT DISTINCT FROM r."kind")
    ) AS l
    LEFT JOIN (
      SELECT
        "kind",
        "user" AS "first",
        "@timestamp" AS "order_1",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "user",
          "kind",
          row_number() OVER (PARTITION BY "kind" ORDER BY "@timestamp" NULLS LAST, "order_1") AS "place",
          "order_1" AS "order_2"
        FROM (
          SELECT
            "@timestamp",
            "user",
            "kind",
            rowid AS "order_1"
          FROM "events"
        ) AS t
      ) AS t
      WHERE ("place" <= 1)
    ) AS r
    ON (l."kind" IS NOT DISTINCT FROM r."kind")
  ) AS t
) AS t
ORDER BY "kind" NULLS LAST, "order_2" NULLS LAST, "kind" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS LAST, "order_7"
