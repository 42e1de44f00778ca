SELECT
  "k",
  "a",
  "m",
  "n"
FROM (
  SELECT
    l."k" AS "k",
    l."a" AS "a",
    l."min_b" AS "m",
    (r."max_a" + 1::BIGINT) AS "n",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      l."k" AS "k",
      l."a" AS "a",
      l."max_a" AS "max_a",
      r."min_b" AS "min_b",
      l."order_1" AS "order_1"
    FROM (
      SELECT
        l."k" AS "k",
        l."a" AS "a",
        r."max_a" AS "max_a",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          coalesce("k", '') AS "k",
          "a",
          rowid AS "order_1"
        FROM "L"
      ) AS l
      LEFT JOIN (
        SELECT
          "max_a"
        FROM (
          SELECT
            "max" AS "max_a"
          FROM (
            SELECT
              max("a") AS "max"
            FROM (
              SELECT
                "a"
              FROM "L"
            ) AS t
          ) AS t
          LIMIT 1
        ) AS t
      ) AS r
      ON true
      WHERE CASE WHEN ((l."a" IS NULL) AND (r."max_a" IS NULL)) THEN NULL::BOOLEAN ELSE coalesce((l."a" = r."max_a"), false) END
    ) AS l
    LEFT JOIN (
      SELECT
        "min_b"
      FROM (
        SELECT
          "min" AS "min_b"
        FROM (
          SELECT
            min("b") AS "min"
          FROM (
            SELECT
              "b"
            FROM "R"
          ) AS t
        ) AS t
        LIMIT 1
      ) AS t
    ) AS r
    ON true
  ) AS l
  LEFT JOIN (
    SELECT
      "max_a"
    FROM (
      SELECT
        "max" AS "max_a"
      FROM (
        SELECT
          max("a") AS "max"
        FROM (
          SELECT
            "a"
          FROM "L"
        ) AS t
      ) AS t
      LIMIT 1
    ) AS t
  ) AS r
  ON true
) AS t
ORDER BY "order_1"
