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
      coalesce(l."is_member", false) AS "hit",
      (NOT coalesce(l."is_member_2", false)) AS "miss",
      coalesce(r."is_member", false) AS "ci",
      l."order_1" AS "order_1",
      l."key" AS "order_2",
      l."key_2" AS "order_3",
      r."key" AS "order_4"
    FROM (
      SELECT
        l."k" AS "k",
        l."b" AS "b",
        l."s" AS "s",
        l."key" AS "key",
        l."is_member" AS "is_member",
        r."key" AS "key_2",
        r."is_member" AS "is_member_2",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."k" AS "k",
          l."b" AS "b",
          l."s" AS "s",
          r."key" AS "key",
          r."is_member" AS "is_member",
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
            "key",
            true AS "is_member"
          FROM (
            SELECT
              "k" AS "key"
            FROM (
              SELECT
                coalesce("k", '') AS "k"
              FROM "L"
              WHERE ("a" < 3)
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS r
        ON (l."k" = r."key")
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          true AS "is_member"
        FROM (
          SELECT
            "k" AS "key"
          FROM (
            SELECT
              coalesce("k", '') AS "k"
            FROM "L"
            WHERE ("a" < 3)
          ) AS t
          GROUP BY 1
        ) AS t
      ) AS r
      ON (l."k" = r."key")
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        true AS "is_member"
      FROM (
        SELECT
          CASE WHEN strlen("k") = length("k") THEN lower("k") ELSE translate("k", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END AS "key"
        FROM (
          SELECT
            upper(coalesce("k", '')) AS "k"
          FROM "L"
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS r
    ON (CASE WHEN strlen(l."k") = length(l."k") THEN lower(l."k") ELSE translate(l."k", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END = r."key")
  ) AS t
) AS t
ORDER BY "b" NULLS FIRST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST
