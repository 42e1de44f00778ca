SELECT
  "k",
  "b",
  "s"
FROM (
  SELECT
    l."k" AS "k",
    l."b" AS "b",
    l."s" AS "s",
    l."order_1" AS "order_2"
  FROM (
    SELECT
      coalesce("k", '') AS "k",
      "b",
      coalesce("s", '') AS "s",
      rowid AS "order_1"
    FROM "R"
  ) AS l
  ANTI JOIN (
    SELECT
      coalesce("k", '') AS "key"
    FROM "L"
  ) AS r
  ON (l."k" = r."key")
) AS t
ORDER BY "b" NULLS FIRST, "order_2"
