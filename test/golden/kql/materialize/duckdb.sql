SELECT
  "k",
  "a",
  "twice"
FROM (
  SELECT
    "k",
    "a",
    "twice",
    "order_1" AS "order_3",
    "order_2" AS "order_4"
  FROM (
    SELECT
      l."k" AS "k",
      l."a" AS "a",
      r."twice" AS "twice",
      l."order_1" AS "order_1",
      r."order_1" AS "order_2"
    FROM (
      SELECT
        coalesce("k", '') AS "k",
        "a",
        rowid AS "order_1"
      FROM "L"
      WHERE ("a" < 4)
    ) AS l
    INNER JOIN (
      SELECT
        coalesce("k", '') AS "k",
        ("a" * 2::BIGINT) AS "twice",
        rowid AS "order_1"
      FROM "L"
      WHERE ("a" < 4)
    ) AS r
    ON (l."k" = r."k")
  ) AS t
) AS t
ORDER BY "a" NULLS FIRST, "twice" NULLS FIRST, "order_3", "order_4"
