SELECT
  "id"
FROM (
  SELECT
    "id",
    "order_2" AS "order_3"
  FROM (
    SELECT
      "id",
      "order_2"
    FROM (
      SELECT
        "id",
        "k",
        row_number() OVER (PARTITION BY "k" ORDER BY "id" DESC NULLS LAST, "order_1") AS "place",
        "order_1" AS "order_2"
      FROM (
        SELECT
          "id",
          coalesce("k", '') AS "k",
          rowid AS "order_1"
        FROM "T"
      ) AS t
    ) AS t
    WHERE ("place" <= 1)
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "id" DESC NULLS LAST, "order_3"
