SELECT
  "k",
  "a",
  "k1",
  "b",
  "s"
FROM (
  SELECT
    "k",
    "a",
    "k1",
    "b",
    "s",
    "order_2" AS "order_3"
  FROM (
    SELECT
      l."k" AS "k",
      l."a" AS "a",
      r."k" AS "k1",
      r."b" AS "b",
      r."s" AS "s",
      r."order_1" AS "order_2"
    FROM (
      SELECT
        "k",
        "a"
      FROM (
        SELECT
          "k",
          "a",
          row_number() OVER (PARTITION BY "k" ORDER BY "k" NULLS FIRST) AS "place"
        FROM (
          SELECT
            "k",
            "max" AS "a"
          FROM (
            SELECT
              "k",
              max("a") AS "max"
            FROM (
              SELECT
                coalesce("k", '') AS "k",
                "a"
              FROM "L"
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS t
      ) AS t
      WHERE ("place" = 1)
    ) AS l
    INNER JOIN (
      SELECT
        coalesce("k", '') AS "k",
        "b",
        coalesce("s", '') AS "s",
        rowid AS "order_1"
      FROM "R"
    ) AS r
    ON (l."k" = r."k")
  ) AS t
) AS t
ORDER BY "b" NULLS FIRST, "k" NULLS FIRST, "order_3"
