SELECT
  "g",
  "t",
  "id",
  "x",
  "r",
  "x1",
  "id1"
FROM (
  SELECT
    "g",
    "max" AS "t",
    CASE WHEN ("max" IS NULL) THEN "first" ELSE "at_max" END AS "id",
    CASE WHEN ("max" IS NULL) THEN "first_2" ELSE "at_max_2" END AS "x",
    CASE WHEN ("max" IS NULL) THEN "first_3" ELSE "at_max_3" END AS "r",
    "min" AS "x1",
    CASE WHEN ("min" IS NULL) THEN "first_4" ELSE "at_min" END AS "id1"
  FROM (
    SELECT
      "g",
      max("t") AS "max",
      arg_max_null("id", "t" ORDER BY "order_1") AS "at_max",
      first("id" ORDER BY "order_1") AS "first",
      arg_max_null("x", "t" ORDER BY "order_1") AS "at_max_2",
      first("x" ORDER BY "order_1") AS "first_2",
      arg_max_null("r", "t" ORDER BY "order_1") AS "at_max_3",
      first("r" ORDER BY "order_1") AS "first_3",
      min("x") AS "min",
      arg_min_null("id", "x" ORDER BY "order_1") AS "at_min",
      first("id" ORDER BY "order_1") AS "first_4"
    FROM (
      SELECT
        "id",
        coalesce("g", '') AS "g",
        "x",
        "r",
        "t",
        rowid AS "order_1"
      FROM "T"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "g" NULLS FIRST, "g" NULLS FIRST
