SELECT
  "k",
  "aggregated_k",
  "g",
  "total",
  "m",
  "aggregated_m"
FROM (
  SELECT
    "k",
    "aggregated_k",
    "g",
    "total",
    "m",
    "aggregated_m",
    "order_1" AS "order_3",
    "order_2" AS "order_4",
    "order_3" AS "order_5",
    "order_4" AS "order_6",
    "order_5" AS "order_7",
    "order_6" AS "order_8"
  FROM (
    SELECT
      "k",
      "aggregated_k",
      "g",
      "total",
      "m",
      "max" AS "aggregated_m",
      0 AS "order_1",
      "k" AS "order_2",
      "aggregated_k" AS "order_3",
      "g" AS "order_4",
      "total" AS "order_5",
      "m" AS "order_6"
    FROM (
      SELECT
        r."k" AS "k",
        r."aggregated_k" AS "aggregated_k",
        r."g" AS "g",
        r."total" AS "total",
        l."key_3" AS "m",
        max(l."v") AS "max"
      FROM (
        SELECT
          "v",
          coalesce("k", '') AS "key",
          "g" AS "key_2",
          coalesce("m", '') AS "key_3"
        FROM "T"
      ) AS l
      INNER JOIN (
        SELECT
          "k",
          "aggregated_k",
          "g",
          "total",
          "place"
        FROM (
          SELECT
            "k",
            "aggregated_k",
            "g",
            "total",
            row_number() OVER (PARTITION BY "k", "aggregated_k" ORDER BY "total" DESC NULLS LAST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST) AS "place"
          FROM (
            SELECT
              "k",
              "aggregated_k",
              "g",
              coalesce("sum", 0::BIGINT) AS "total"
            FROM (
              SELECT
                r."k" AS "k",
                r."aggregated_k" AS "aggregated_k",
                l."key_2" AS "g",
                CAST(sum(l."v") AS BIGINT) AS "sum"
              FROM (
                SELECT
                  "v",
                  coalesce("k", '') AS "key",
                  "g" AS "key_2"
                FROM "T"
              ) AS l
              INNER JOIN (
                SELECT
                  "k",
                  "aggregated_k",
                  "place"
                FROM (
                  SELECT
                    "k",
                    "aggregated_k",
                    row_number() OVER (ORDER BY "aggregated_k" DESC NULLS LAST, "k" NULLS FIRST) AS "place"
                  FROM (
                    SELECT
                      "k",
                      coalesce("sum", 0::BIGINT) AS "aggregated_k"
                    FROM (
                      SELECT
                        "key" AS "k",
                        CAST(sum("v") AS BIGINT) AS "sum"
                      FROM (
                        SELECT
                          "v",
                          coalesce("k", '') AS "key"
                        FROM "T"
                      ) AS t
                      GROUP BY 1
                    ) AS t
                  ) AS t
                ) AS t
                WHERE ("place" <= 2)
              ) AS r
              ON (l."key" IS NOT DISTINCT FROM r."k")
              GROUP BY 1, 2, 3
            ) AS t
          ) AS t
        ) AS t
        WHERE ("place" <= 1)
      ) AS r
      ON ((l."key" IS NOT DISTINCT FROM r."k") AND (l."key_2" IS NOT DISTINCT FROM r."g"))
      GROUP BY 1, 2, 3, 4, 5
    ) AS t
  ) AS t
) AS t
ORDER BY "k" NULLS FIRST, "m" NULLS FIRST, "order_3", "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS FIRST
