SELECT
  "odd",
  "n",
  "ids"
FROM (
  SELECT
    "odd",
    "n",
    "ids",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "odd",
      "n",
      "ids",
      "k" AS "order_2"
    FROM (
      SELECT
        "odd",
        "n",
        "ids",
        "k",
        row_number() OVER (PARTITION BY "k" ORDER BY "n" DESC NULLS LAST, "k" NULLS FIRST, "odd" NULLS FIRST) AS "place"
      FROM (
        SELECT
          "odd",
          "count" AS "n",
          "list" AS "ids",
          "k"
        FROM (
          SELECT
            "k",
            coalesce((((("id" % nullif(2::BIGINT, 0)) + abs(2::BIGINT)) % nullif(2::BIGINT, 0)) = 1), false) AS "odd",
            count(*) AS "count",
            coalesce(to_json((list("id" ORDER BY "order_1") FILTER (WHERE "id" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "list"
          FROM (
            SELECT
              "id",
              coalesce("k", '') AS "k",
              rowid AS "order_1"
            FROM "T"
          ) AS t
          GROUP BY 1, 2
        ) AS t
      ) AS t
    ) AS t
    WHERE ("place" <= 1)
  ) AS t
) AS t
ORDER BY "n" DESC NULLS LAST, "odd" NULLS FIRST, "n" DESC NULLS LAST, "order_4" NULLS FIRST, "odd" NULLS FIRST
