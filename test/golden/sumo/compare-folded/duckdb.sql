SELECT
  "host",
  "_count",
  "_count_3d_avg",
  "_count_best",
  "_count_day"
FROM (
  SELECT
    "host",
    "_count",
    "_count_3" AS "_count_3d_avg",
    "_count_4" AS "_count_best",
    "_count_2" AS "_count_day",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5",
    "order_5" AS "order_6",
    "order_6" AS "order_7",
    "order_7" AS "order_8"
  FROM (
    SELECT
      coalesce(l."host", r."host") AS "host",
      l."_count" AS "_count",
      r."_count" AS "_count_2",
      CASE WHEN ((CASE WHEN (l."_count_2" IS NULL) THEN 0::BIGINT ELSE 1::BIGINT END + CASE WHEN (l."_count_3" IS NULL) THEN 0::BIGINT ELSE 1::BIGINT END) + CASE WHEN (l."_count_4" IS NULL) THEN 0::BIGINT ELSE 1::BIGINT END) = 0 THEN CASE WHEN ((coalesce(CAST(l."_count_2" AS DOUBLE), 0e0) + coalesce(CAST(l."_count_3" AS DOUBLE), 0e0)) + coalesce(CAST(l."_count_4" AS DOUBLE), 0e0)) = 0 OR isnan(((coalesce(CAST(l."_count_2" AS DOUBLE), 0e0) + coalesce(CAST(l."_count_3" AS DOUBLE), 0e0)) + coalesce(CAST(l."_count_4" AS DOUBLE), 0e0))::DOUBLE) THEN 'nan'::DOUBLE WHEN ((coalesce(CAST(l."_count_2" AS DOUBLE), 0e0) + coalesce(CAST(l."_count_3" AS DOUBLE), 0e0)) + coalesce(CAST(l."_count_4" AS DOUBLE), 0e0)) > 0 THEN 'inf'::DOUBLE WHEN ((coalesce(CAST(l."_count_2" AS DOUBLE), 0e0) + coalesce(CAST(l."_count_3" AS DOUBLE), 0e0)) + coalesce(CAST(l."_count_4" AS DOUBLE), 0e0)) < 0 THEN '-inf'::DOUBLE END ELSE ((coalesce(CAST(l."_count_2" AS DOUBLE), 0e0) + coalesce(CAST(l."_count_3" AS DOUBLE), 0e0)) + coalesce(CAST(l."_count_4" AS DOUBLE), 0e0))::DOUBLE / ((CASE WHEN (l."_count_2" IS NULL) THEN 0::BIGINT ELSE 1::BIGINT END + CASE WHEN (l."_count_3" IS NULL) THEN 0::BIGINT ELSE 1::BIGINT END) + CASE WHEN (l."_count_4" IS NULL) THEN 0::BIGINT ELSE 1::BIGINT END)::DOUBLE END AS "_count_3",
      greatest(l."_count_5", l."_count_6") AS "_count_4",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2",
      l."order_3" AS "order_3",
      l."order_4" AS "order_4",
      l."order_5" AS "order_5",
      l."order_6" AS "order_6",
      r."host" AS "order_7"
    FROM (
      SELECT
        coalesce(l."host", r."host") AS "host",
        coalesce(l."one", r."one") AS "one",
        l."_count" AS "_count",
        l."_count_2" AS "_count_2",
        l."_count_3" AS "_count_3",
        l."_count_4" AS "_count_4",
        l."_count_5" AS "_count_5",
        r."_count" AS "_count_6",
        l."order_1" AS "order_1",
        l."order_2" AS "order_2",
        l."order_3" AS "order_3",
        l."order_4" AS "order_4",
        l."order_5" AS "order_5",
        r."host" AS "order_6"
      FROM (
        SELECT
          coalesce(l."host", r."host") AS "host",
          coalesce(l."one", r."one") AS "one",
          l."_count" AS "_count",
          l."_count_2" AS "_count_2",
          l."_count_3" AS "_count_3",
          l."_count_4" AS "_count_4",
          r."_count" AS "_count_5",
          l."order_1" AS "order_1",
          l."order_2" AS "order_2",
          l."order_3" AS "order_3",
          l."order_4" AS "order_4",
          r."host" AS "order_5"
        FROM (
          SELECT
            coalesce(l."host", r."host") AS "host",
            coalesce(l."one", r."one") AS "one",
            l."_count" AS "_count",
            l."_count_2" AS "_count_2",
            l."_count_3" AS "_count_3",
            r."_count" AS "_count_4",
            l."order_1" AS "order_1",
            l."order_2" AS "order_2",
            l."order_3" AS "order_3",
            r."host" AS "order_4"
          FROM (
            SELECT
              coalesce(l."host", r."host") AS "host",
              coalesce(l."one", r."one") AS "one",
              l."_count" AS "_count",
              l."_count_2" AS "_count_2",
              r."_count" AS "_count_3",
              l."order_1" AS "order_1",
              l."order_2" AS "order_2",
              r."host" AS "order_3"
            FROM (
              SELECT
                coalesce(l."host", r."host") AS "host",
                coalesce(l."one", r."one") AS "one",
                l."_count" AS "_count",
                r."_count" AS "_count_2",
                l."host" AS "order_1",
                r."host" AS "order_2"
              FROM (
                SELECT
                  "host",
                  1::BIGINT AS "one",
                  "_count"
                FROM (
                  SELECT
                    "host",
                    count(*) AS "_count"
                  FROM "messages"
                  WHERE ("_messageTime" >= 1760000400000)
                    AND ("_messageTime" < 1760007600000)
                  GROUP BY 1
                ) AS t
              ) AS l
              FULL JOIN (
                SELECT
                  "host",
                  1::BIGINT AS "one",
                  "_count"
                FROM (
                  SELECT
                    "host",
                    count(*) AS "_count"
                  FROM "messages"
                  WHERE ("_messageTime" >= 1759914000000)
                    AND ("_messageTime" < 1759921200000)
                  GROUP BY 1
                ) AS t
              ) AS r
              ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
            ) AS l
            FULL JOIN (
              SELECT
                "host",
                1::BIGINT AS "one",
                "_count"
              FROM (
                SELECT
                  "host",
                  count(*) AS "_count"
                FROM "messages"
                WHERE ("_messageTime" >= 1759827600000)
                  AND ("_messageTime" < 1759834800000)
                GROUP BY 1
              ) AS t
            ) AS r
            ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
          ) AS l
          FULL JOIN (
            SELECT
              "host",
              1::BIGINT AS "one",
              "_count"
            FROM (
              SELECT
                "host",
                count(*) AS "_count"
              FROM "messages"
              WHERE ("_messageTime" >= 1759741200000)
                AND ("_messageTime" < 1759748400000)
              GROUP BY 1
            ) AS t
          ) AS r
          ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
        ) AS l
        FULL JOIN (
          SELECT
            "host",
            1::BIGINT AS "one",
            "_count"
          FROM (
            SELECT
              "host",
              count(*) AS "_count"
            FROM "messages"
            WHERE ("_messageTime" >= 1759914000000)
              AND ("_messageTime" < 1759921200000)
            GROUP BY 1
          ) AS t
        ) AS r
        ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
      ) AS l
      FULL JOIN (
        SELECT
          "host",
          1::BIGINT AS "one",
          "_count"
        FROM (
          SELECT
            "host",
            count(*) AS "_count"
          FROM "messages"
          WHERE ("_messageTime" >= 1759827600000)
            AND ("_messageTime" < 1759834800000)
          GROUP BY 1
        ) AS t
      ) AS r
      ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
    ) AS l
    FULL JOIN (
      SELECT
        "host",
        1::BIGINT AS "one",
        "_count"
      FROM (
        SELECT
          "host",
          count(*) AS "_count"
        FROM "messages"
        WHERE ("_messageTime" >= 1759914000000)
          AND ("_messageTime" < 1759921200000)
        GROUP BY 1
      ) AS t
    ) AS r
    ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS FIRST
