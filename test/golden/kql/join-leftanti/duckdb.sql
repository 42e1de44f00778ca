SELECT
  "k",
  "a"
FROM (
  SELECT
    l."k" AS "k",
    l."a" AS "a",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      coalesce("k", '') AS "k",
      "a",
      rowid AS "order_1"
    FROM "L"
  ) AS l
  ANTI JOIN (
    SELECT
      coalesce("k", '') AS "k"
    FROM "R"
  ) AS r
  ON (l."k" = r."k")
) AS t
ORDER BY "order_1"
