SELECT
  "of",
  "s"
FROM (
  SELECT
    "of",
    "s",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "of",
      coalesce("sum", 0::BIGINT) AS "s",
      "k" AS "order_1"
    FROM (
      SELECT
        r."k" AS "k",
        r."k" AS "of",
        CAST(sum(l."v") AS BIGINT) AS "sum"
      FROM (
        SELECT
          "name",
          "v",
          "order_1"
        FROM (
          SELECT
            c0 AS "name",
            c1 AS "v",
            place AS "order_1"
          FROM (VALUES
            ('a', 1::BIGINT, 0),
            ('a', 2::BIGINT, 1),
            ('b', 3::BIGINT, 2),
            ('z', 9::BIGINT, 3)
          ) AS t(c0, c1, place)
        ) AS t
        WHERE ("v" < 9)
      ) AS l
      INNER JOIN (
        SELECT
          "k"
        FROM (
          SELECT
            "k"
          FROM (
            SELECT
              coalesce("k", '') AS "k"
            FROM "T"
          ) AS t
          GROUP BY 1
        ) AS t
        GROUP BY 1
      ) AS r
      ON true
      WHERE (l."name" = r."k")
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "s" NULLS FIRST, "order_2" NULLS FIRST, "of" NULLS FIRST
