SELECT
  "k",
  "a",
  "k1",
  "b",
  "s"
FROM (
  SELECT
    l."k" AS "k",
    l."a" AS "a",
    r."k" AS "k1",
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
      coalesce("k", '') AS "k",
      "b",
      coalesce("s", '') AS "s",
      rowid AS "order_1"
    FROM "R"
  ) AS r
  ON (l."k" = r."k")
) AS t
ORDER BY "order_1", "order_2"
