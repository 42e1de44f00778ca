SELECT
  "x",
  "Group",
  "y"
FROM (
  SELECT
    "x",
    "Group",
    "y",
    "order_1" AS "order_3"
  FROM (
    SELECT
      1::BIGINT AS "x",
      coalesce("g", '') AS "Group",
      "x" AS "y",
      rowid AS "order_1"
    FROM "T"
  ) AS t
) AS t
ORDER BY "Group" NULLS FIRST, "y" NULLS FIRST, "order_3"
