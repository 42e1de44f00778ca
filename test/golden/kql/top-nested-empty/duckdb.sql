SELECT
  "k",
  "aggregated_k",
  "g",
  "aggregated_g"
FROM (
  SELECT
    "k",
    "aggregated_k",
    "g",
    coalesce("avg", 'nan'::DOUBLE) AS "aggregated_g",
    0 AS "order_1",
    "k" AS "order_2",
    "aggregated_k" AS "order_3",
    "g" AS "order_4"
  FROM (
    SELECT
      r."k" AS "k",
      r."aggregated_k" AS "aggregated_k",
      l."key_2" AS "g",
      avg(l."v") AS "avg"
    FROM (
      SELECT
        "v",
        coalesce("k", '') AS "key",
        CASE WHEN 2::BIGINT > 0 THEN "g" - ((("g" % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END AS "key_2"
      FROM "T"
      WHERE ("v" > 100)
    ) AS l
    INNER JOIN (
      SELECT
        "k",
        "aggregated_k",
        "place"
      FROM (
        SELECT
          "k",
          "aggregated_k",
          row_number() OVER (ORDER BY "aggregated_k" DESC NULLS LAST, "k" NULLS FIRST) AS "place"
        FROM (
          SELECT
            "k",
            ("count_distinct" + 1::BIGINT) AS "aggregated_k"
          FROM (
            SELECT
              "key" AS "k",
              count(DISTINCT "m") AS "count_distinct"
            FROM (
              SELECT
                coalesce("m", '') AS "m",
                coalesce("k", '') AS "key"
              FROM "T"
              WHERE ("v" > 100)
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS t
      ) AS t
      WHERE ("place" <= 2)
    ) AS r
    ON (l."key" IS NOT DISTINCT FROM r."k")
    GROUP BY 1, 2, 3
  ) AS t
  UNION ALL
  SELECT
    'rest' AS "k",
    ("count_distinct" + 1::BIGINT) AS "aggregated_k",
    NULL::BIGINT AS "g",
    NULL::DOUBLE AS "aggregated_g",
    1 AS "order_1",
    NULL AS "order_2",
    NULL AS "order_3",
    NULL AS "order_4"
  FROM (
    SELECT
      count(*) AS "number",
      count(DISTINCT l."m") AS "count_distinct"
    FROM (
      SELECT
        coalesce("m", '') AS "m",
        coalesce("k", '') AS "key"
      FROM "T"
      WHERE ("v" > 100)
    ) AS l
    ANTI JOIN (
      SELECT
        "k",
        "aggregated_k",
        "place"
      FROM (
        SELECT
          "k",
          "aggregated_k",
          row_number() OVER (ORDER BY "aggregated_k" DESC NULLS LAST, "k" NULLS FIRST) AS "place"
        FROM (
          SELECT
            "k",
            ("count_distinct" + 1::BIGINT) AS "aggregated_k"
          FROM (
            SELECT
              "key" AS "k",
              count(DISTINCT "m") AS "count_distinct"
            FROM (
              SELECT
                coalesce("m", '') AS "m",
                coalesce("k", '') AS "key"
              FROM "T"
              WHERE ("v" > 100)
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS t
      ) AS t
      WHERE ("place" <= 2)
    ) AS r
    ON (l."key" IS NOT DISTINCT FROM r."k")
  ) AS t
  WHERE ("number" > 0)
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST
