SELECT
  "k",
  "aggregated_k",
  "g",
  "aggregated_g",
  "m",
  "aggregated_m"
FROM (
  SELECT
    "k",
    "aggregated_k",
    "g",
    "aggregated_g",
    "m",
    "aggregated_m",
    "order_1" AS "order_5",
    "order_2" AS "order_6",
    "order_3" AS "order_7",
    "order_4" AS "order_8",
    "order_5" AS "order_9",
    "order_6" AS "order_10",
    "order_7" AS "order_11",
    "order_8" AS "order_12",
    "order_9" AS "order_13",
    "order_10" AS "order_14",
    "order_11" AS "order_15",
    "order_12" AS "order_16"
  FROM (
    SELECT
      "k",
      "aggregated_k",
      "g",
      "aggregated_g",
      "m",
      "aggregated_m",
      0 AS "order_1",
      "k" AS "order_2",
      "aggregated_k" AS "order_3",
      "g" AS "order_4",
      "aggregated_g" AS "order_5",
      "m" AS "order_6",
      NULL AS "order_7",
      NULL AS "order_8",
      NULL AS "order_9",
      NULL AS "order_10",
      NULL AS "order_11",
      NULL AS "order_12"
    FROM (
      SELECT
        "k",
        "aggregated_k",
        "g",
        "aggregated_g",
        "m",
        "aggregated_m",
        row_number() OVER (PARTITION BY "k", "aggregated_k", "g", "aggregated_g" ORDER BY "aggregated_m" NULLS FIRST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST, "aggregated_g" NULLS FIRST, "m" NULLS FIRST) AS "place"
      FROM (
        SELECT
          "k",
          "aggregated_k",
          "g",
          "aggregated_g",
          "m",
          coalesce("sum", 0::BIGINT) AS "aggregated_m"
        FROM (
          SELECT
            r."k" AS "k",
            r."aggregated_k" AS "aggregated_k",
            r."g" AS "g",
            r."aggregated_g" AS "aggregated_g",
            l."key_3" AS "m",
            CAST(sum(l."v") AS BIGINT) AS "sum"
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
              "aggregated_g",
              "place"
            FROM (
              SELECT
                "k",
                "aggregated_k",
                "g",
                "aggregated_g",
                row_number() OVER (PARTITION BY "k", "aggregated_k" ORDER BY "aggregated_g" DESC NULLS LAST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST) AS "place"
              FROM (
                SELECT
                  "k",
                  "aggregated_k",
                  "g",
                  "count" AS "aggregated_g"
                FROM (
                  SELECT
                    r."k" AS "k",
                    r."aggregated_k" AS "aggregated_k",
                    l."key_2" AS "g",
                    count(*) AS "count"
                  FROM (
                    SELECT
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
    WHERE ("place" <= 1)
    UNION ALL
    SELECT
      'rest' AS "k",
      coalesce("sum", 0::BIGINT) AS "aggregated_k",
      NULL::BIGINT AS "g",
      NULL::BIGINT AS "aggregated_g",
      'more' AS "m",
      coalesce("sum_2", 0::BIGINT) AS "aggregated_m",
      1 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7",
      NULL AS "order_8",
      NULL AS "order_9",
      NULL AS "order_10",
      NULL AS "order_11",
      NULL AS "order_12"
    FROM (
      SELECT
        count(*) AS "number",
        CAST(sum(l."v") AS BIGINT) AS "sum",
        CAST(sum(l."v") AS BIGINT) AS "sum_2"
      FROM (
        SELECT
          "v",
          coalesce("k", '') AS "key"
        FROM "T"
      ) AS l
      ANTI JOIN (
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
    ) AS t
    WHERE ("number" > 0)
    UNION ALL
    SELECT
      "k",
      "aggregated_k",
      NULL::BIGINT AS "g",
      NULL::BIGINT AS "aggregated_g",
      'more' AS "m",
      coalesce("sum", 0::BIGINT) AS "aggregated_m",
      2 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      "k" AS "order_7",
      "aggregated_k" AS "order_8",
      NULL AS "order_9",
      NULL AS "order_10",
      NULL AS "order_11",
      NULL AS "order_12"
    FROM (
      SELECT
        l."k" AS "k",
        l."aggregated_k" AS "aggregated_k",
        count(*) AS "number",
        CAST(sum(l."v") AS BIGINT) AS "sum"
      FROM (
        SELECT
          l."v" AS "v",
          l."key" AS "key",
          l."key_2" AS "key_2",
          r."k" AS "k",
          r."aggregated_k" AS "aggregated_k",
          r."place" AS "place"
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
      ) AS l
      ANTI JOIN (
        SELECT
          "k",
          "aggregated_k",
          "g",
          "aggregated_g",
          "place"
        FROM (
          SELECT
            "k",
            "aggregated_k",
            "g",
            "aggregated_g",
            row_number() OVER (PARTITION BY "k", "aggregated_k" ORDER BY "aggregated_g" DESC NULLS LAST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST) AS "place"
          FROM (
            SELECT
              "k",
              "aggregated_k",
              "g",
              "count" AS "aggregated_g"
            FROM (
              SELECT
                r."k" AS "k",
                r."aggregated_k" AS "aggregated_k",
                l."key_2" AS "g",
                count(*) AS "count"
              FROM (
                SELECT
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
      GROUP BY 1, 2
    ) AS t
    WHERE ("number" > 0)
    UNION ALL
    SELECT
      "k",
      "aggregated_k",
      "g",
      "aggregated_g",
      'more' AS "m",
      coalesce("sum", 0::BIGINT) AS "aggregated_m",
      3 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7",
      NULL AS "order_8",
      "k" AS "order_9",
      "aggregated_k" AS "order_10",
      "g" AS "order_11",
      "aggregated_g" AS "order_12"
    FROM (
      SELECT
        l."k" AS "k",
        l."aggregated_k" AS "aggregated_k",
        l."g" AS "g",
        l."aggregated_g" AS "aggregated_g",
        count(*) AS "number",
        CAST(sum(l."v") AS BIGINT) AS "sum"
      FROM (
        SELECT
          l."v" AS "v",
          l."key" AS "key",
          l."key_2" AS "key_2",
          l."key_3" AS "key_3",
          r."k" AS "k",
          r."aggregated_k" AS "aggregated_k",
          r."g" AS "g",
          r."aggregated_g" AS "aggregated_g",
          r."place" AS "place"
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
            "aggregated_g",
            "place"
          FROM (
            SELECT
              "k",
              "aggregated_k",
              "g",
              "aggregated_g",
              row_number() OVER (PARTITION BY "k", "aggregated_k" ORDER BY "aggregated_g" DESC NULLS LAST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST) AS "place"
            FROM (
              SELECT
                "k",
                "aggregated_k",
                "g",
                "count" AS "aggregated_g"
              FROM (
                SELECT
                  r."k" AS "k",
                  r."aggregated_k" AS "aggregated_k",
                  l."key_2" AS "g",
                  count(*) AS "count"
                FROM (
                  SELECT
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
      ) AS l
      ANTI JOIN (
        SELECT
          "k",
          "aggregated_k",
          "g",
          "aggregated_g",
          "m",
          "aggregated_m",
          "place"
        FROM (
          SELECT
            "k",
            "aggregated_k",
            "g",
            "aggregated_g",
            "m",
            "aggregated_m",
            row_number() OVER (PARTITION BY "k", "aggregated_k", "g", "aggregated_g" ORDER BY "aggregated_m" NULLS FIRST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST, "aggregated_g" NULLS FIRST, "m" NULLS FIRST) AS "place"
          FROM (
            SELECT
              "k",
              "aggregated_k",
              "g",
              "aggregated_g",
              "m",
              coalesce("sum", 0::BIGINT) AS "aggregated_m"
            FROM (
              SELECT
                r."k" AS "k",
                r."aggregated_k" AS "aggregated_k",
                r."g" AS "g",
                r."aggregated_g" AS "aggregated_g",
                l."key_3" AS "m",
                CAST(sum(l."v") AS BIGINT) AS "sum"
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
                  "aggregated_g",
                  "place"
                FROM (
                  SELECT
                    "k",
                    "aggregated_k",
                    "g",
                    "aggregated_g",
                    row_number() OVER (PARTITION BY "k", "aggregated_k" ORDER BY "aggregated_g" DESC NULLS LAST, "k" NULLS FIRST, "aggregated_k" NULLS FIRST, "g" NULLS FIRST) AS "place"
                  FROM (
                    SELECT
                      "k",
                      "aggregated_k",
                      "g",
                      "count" AS "aggregated_g"
                    FROM (
                      SELECT
                        r."k" AS "k",
                        r."aggregated_k" AS "aggregated_k",
                        l."key_2" AS "g",
                        count(*) AS "count"
                      FROM (
                        SELECT
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
        WHERE ("place" <= 1)
      ) AS r
      ON ((l."key" IS NOT DISTINCT FROM r."k") AND (l."key_2" IS NOT DISTINCT FROM r."g") AND (l."key_3" IS NOT DISTINCT FROM r."m"))
      GROUP BY 1, 2, 3, 4
    ) AS t
    WHERE ("number" > 0)
  ) AS t
) AS t
ORDER BY "aggregated_k" DESC NULLS LAST, "k" NULLS FIRST, "aggregated_g" NULLS FIRST, "m" NULLS FIRST, "order_5", "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS FIRST, "order_9" NULLS FIRST, "order_10" NULLS FIRST, "order_11" NULLS FIRST, "order_12" NULLS FIRST, "order_13" NULLS FIRST, "order_14" NULLS FIRST, "order_15" NULLS FIRST, "order_16" NULLS FIRST
