SELECT
  "at",
  "n",
  "over"
FROM (
  SELECT
    "at",
    "n",
    "over",
    isnan("over") AS "order_3",
    "order_1" AS "order_5",
    "order_2" AS "order_6"
  FROM (
    SELECT
      l."at" AS "at",
      l."n" AS "n",
      (l."n" - r."avg_n") AS "over",
      0 AS "order_1",
      l."order_1" AS "order_2"
    FROM (
      SELECT
        l."at" AS "at",
        l."n" AS "n",
        r."avg_n" AS "avg_n",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          c0 AS "at",
          c1 AS "n",
          place AS "order_1"
        FROM (VALUES
          (17040672000000000, 1::BIGINT, 0),
          (17041536000000000, 5::BIGINT, 1),
          (17042400000000000, 9::BIGINT, 2)
        ) AS t(c0, c1, place)
      ) AS l
      LEFT JOIN (
        SELECT
          "avg_n"
        FROM (
          SELECT
            coalesce("avg", 'nan'::DOUBLE) AS "avg_n"
          FROM (
            SELECT
              avg("n") AS "avg"
            FROM (
              SELECT
                c0 AS "at",
                c1 AS "n",
                place AS "order_1"
              FROM (VALUES
                (17040672000000000, 1::BIGINT, 0),
                (17041536000000000, 5::BIGINT, 1),
                (17042400000000000, 9::BIGINT, 2)
              ) AS t(c0, c1, place)
            ) AS t
          ) AS t
          LIMIT 1
        ) AS t
      ) AS r
      ON true
      WHERE (l."n" >= r."avg_n")
    ) AS l
    LEFT JOIN (
      SELECT
        "avg_n"
      FROM (
        SELECT
          coalesce("avg", 'nan'::DOUBLE) AS "avg_n"
        FROM (
          SELECT
            avg("n") AS "avg"
          FROM (
            SELECT
              c0 AS "at",
              c1 AS "n",
              place AS "order_1"
            FROM (VALUES
              (17040672000000000, 1::BIGINT, 0),
              (17041536000000000, 5::BIGINT, 1),
              (17042400000000000, 9::BIGINT, 2)
            ) AS t(c0, c1, place)
          ) AS t
        ) AS t
        LIMIT 1
      ) AS t
    ) AS r
    ON true
    UNION ALL
    SELECT
      l."at" AS "at",
      l."n" AS "n",
      NULL::DOUBLE AS "over",
      1 AS "order_1",
      l."order_1" AS "order_2"
    FROM (
      SELECT
        c0 AS "at",
        c1 AS "n",
        place AS "order_1"
      FROM (VALUES
        (17040672000000000, 1::BIGINT, 0),
        (17041536000000000, 5::BIGINT, 1),
        (17042400000000000, 9::BIGINT, 2)
      ) AS t(c0, c1, place)
    ) AS l
    LEFT JOIN (
      SELECT
        "min_at"
      FROM (
        SELECT
          "min" AS "min_at"
        FROM (
          SELECT
            min("at") AS "min"
          FROM (
            SELECT
              c0 AS "at",
              c1 AS "n",
              place AS "order_1"
            FROM (VALUES
              (17040672000000000, 1::BIGINT, 0),
              (17041536000000000, 5::BIGINT, 1),
              (17042400000000000, 9::BIGINT, 2)
            ) AS t(c0, c1, place)
          ) AS t
        ) AS t
        LIMIT 1
      ) AS t
    ) AS r
    ON true
    WHERE (l."at" > r."min_at")
  ) AS t
) AS t
ORDER BY "at" NULLS FIRST, "n" NULLS FIRST, "order_3" DESC NULLS FIRST, "over" NULLS FIRST, "order_5", "order_6"
