SELECT
  "k",
  "b",
  "s",
  "hit",
  "miss",
  "ci"
FROM (
  SELECT
    "k",
    "b",
    "s",
    "hit",
    "miss",
    "ci",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5"
  FROM (
    SELECT
      l."k" AS "k",
      l."b" AS "b",
      l."s" AS "s",
      coalesce(l."in_k", false) AS "hit",
      (NOT coalesce(l."in_k_2", false)) AS "miss",
      coalesce(r."in_k", false) AS "ci",
      l."order_1" AS "order_1",
      l."k_2" AS "order_2",
      l."k_3" AS "order_3",
      r."k" AS "order_4"
    FROM (
      SELECT
        l."k" AS "k",
        l."b" AS "b",
        l."s" AS "s",
        l."k_2" AS "k_2",
        l."in_k" AS "in_k",
        r."k" AS "k_3",
        r."in_k" AS "in_k_2",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."k" AS "k",
          l."b" AS "b",
          l."s" AS "s",
          r."k" AS "k_2",
          r."in_k" AS "in_k",
          l."order_1" AS "order_1"
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
              WHERE ("a" < 3)
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS r
        ON (l."k" = r."k")
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
            WHERE ("a" < 3)
          ) AS t
          GROUP BY 1
        ) AS t
      ) AS r
      ON (l."k" = r."k")
    ) AS l
    LEFT JOIN (
      SELECT
        "k",
        true AS "in_k"
      FROM (
        SELECT
          CASE WHEN strlen("k") = length("k") THEN lower("k") ELSE translate("k", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END AS "k"
        FROM (
          SELECT
            upper(coalesce("k", '')) AS "k"
          FROM "L"
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS r
    ON (CASE WHEN strlen(l."k") = length(l."k") THEN lower(l."k") ELSE translate(l."k", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END = r."k")
  ) AS t
) AS t
ORDER BY "b" NULLS FIRST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST
