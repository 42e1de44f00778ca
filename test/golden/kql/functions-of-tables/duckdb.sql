SELECT
  "Host",
  "Bytes",
  "Share",
  "Label"
FROM (
  SELECT
    "Host",
    "Bytes",
    "Share",
    "Label",
    "order_1" AS "order_3",
    "order_2" AS "order_4",
    "order_3" AS "order_5",
    "order_4" AS "order_6"
  FROM (
    SELECT
      l."Host" AS "Host",
      l."Bytes" AS "Bytes",
      ((l."Bytes" * 100::BIGINT) // r."sum_Bytes") AS "Share",
      'all' AS "Label",
      0 AS "order_1",
      l."order_1" AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4"
    FROM (
      SELECT
        coalesce("Host", '') AS "Host",
        "Bytes",
        rowid AS "order_1"
      FROM "Flows"
      WHERE ("Bytes" >= 100)
    ) AS l
    LEFT JOIN (
      SELECT
        "sum_Bytes"
      FROM (
        SELECT
          coalesce("sum", 0::BIGINT) AS "sum_Bytes"
        FROM (
          SELECT
            CAST(sum("Bytes") AS BIGINT) AS "sum"
          FROM (
            SELECT
              "Bytes"
            FROM "Flows"
          ) AS t
        ) AS t
        LIMIT 1
      ) AS t
    ) AS r
    ON true
    UNION ALL
    SELECT
      "Host",
      NULL::BIGINT AS "Bytes",
      NULL::BIGINT AS "Share",
      "Label",
      1 AS "order_1",
      NULL AS "order_2",
      "Host" AS "order_3",
      "Label" AS "order_4"
    FROM (
      SELECT
        "Host",
        "Label"
      FROM (
        SELECT
          l."Host" AS "Host",
          r."Label" AS "Label"
        FROM (
          SELECT
            l."Host" AS "Host"
          FROM (
            SELECT
              coalesce("Host", '') AS "Host"
            FROM "Flows"
            WHERE ("Bytes" >= 500)
          ) AS l
          LEFT JOIN (
            SELECT
              1 AS "row"
            FROM (
              SELECT
                1 AS "row"
              FROM (
                SELECT
                  count(*) AS "row"
                FROM (
                  SELECT
                    1 AS "row"
                  FROM "Flows"
                ) AS t
              ) AS t
              LIMIT 1
            ) AS t
          ) AS r
          ON true
        ) AS l
        INNER JOIN (
          SELECT
            l."Host" AS "Host",
            'again' AS "Label"
          FROM (
            SELECT
              coalesce("Host", '') AS "Host"
            FROM "Flows"
            WHERE ("Bytes" >= 500)
          ) AS l
          LEFT JOIN (
            SELECT
              1 AS "row"
            FROM (
              SELECT
                1 AS "row"
              FROM (
                SELECT
                  count(*) AS "row"
                FROM (
                  SELECT
                    1 AS "row"
                  FROM "Flows"
                ) AS t
              ) AS t
              LIMIT 1
            ) AS t
          ) AS r
          ON true
        ) AS r
        ON (l."Host" = r."Host")
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "Host" NULLS FIRST, "Bytes" NULLS LAST, "order_3", "order_4", "order_5" NULLS FIRST, "order_6" NULLS FIRST
