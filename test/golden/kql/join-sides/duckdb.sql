SELECT
  "k",
  "a",
  "key",
  "b",
  "s"
FROM (
  SELECT
    "k",
    "a",
    "key",
    "b",
    "s",
    "order_1" AS "order_3",
    "order_2" AS "order_4"
  FROM (
    SELECT
      l."k" AS "k",
      l."a" AS "a",
      r."key" AS "key",
      r."b" AS "b",
      r."s" AS "s",
      l."order_1" AS "order_1",
      r."order_1" AS "order_2"
    FROM (
      SELECT
        coalesce("k", '') AS "k",
        "a",
        rowid AS "order_1"
      FROM "L"
    ) AS l
    INNER JOIN (
      SELECT
        coalesce("k", '') AS "key",
        "b",
        coalesce("s", '') AS "s",
        rowid AS "order_1"
      FROM "R"
    ) AS r
    ON (l."k" = r."key")
  ) AS t
) AS t
ORDER BY "a" NULLS FIRST, "b" NULLS FIRST, "order_3", "order_4"
