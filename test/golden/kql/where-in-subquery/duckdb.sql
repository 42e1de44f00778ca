SELECT
  "k",
  "b",
  "s"
FROM (
  SELECT
    l."k" AS "k",
    l."b" AS "b",
    l."s" AS "s",
    l."order_1" AS "order_2",
    r."k" AS "order_3"
  FROM (
    SELECT
      coalesce("k", '') AS "k",
      "b",
      coalesce("s", '') AS "s",
      rowid AS "order_1"
    FROM "R"
  ) AS l
  LEFT JOIN (
    SELECT
      "k",
      true AS "in_k"
    FROM (
      SELECT
        "k"
      FROM (
        SELECT
          coalesce("k", '') AS "k"
        FROM "L"
      ) AS t
      GROUP BY 1
    ) AS t
  ) AS r
  ON (l."k" = r."k")
  WHERE (NOT coalesce(r."in_k", false))
) AS t
ORDER BY "b" NULLS FIRST, "order_2", "order_3" NULLS FIRST
