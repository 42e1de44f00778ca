SELECT
  "c",
  "n"
FROM (
  SELECT
    "c",
    "n",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "c",
      "count" AS "n",
      "k" AS "order_1"
    FROM (
      SELECT
        "k",
        "k" AS "c",
        count(*) AS "count"
      FROM (
        SELECT
          l."k" AS "k"
        FROM (
          SELECT
            coalesce("k", '') AS "k"
          FROM "T"
        ) AS l
        INNER JOIN (
          SELECT
            coalesce("k", '') AS "k"
          FROM "T"
          WHERE ("id" > 2)
        ) AS r
        ON (l."k" = r."k")
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "c" NULLS FIRST, "order_2" NULLS FIRST, "c" NULLS FIRST
