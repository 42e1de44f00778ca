SELECT
  "id",
  "one",
  "zero",
  "text",
  "ids",
  "among",
  "not_"
FROM (
  SELECT
    "id",
    "one",
    "zero",
    "text",
    "ids",
    "among",
    "not_",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      coalesce(("b" = true), false) AS "one",
      coalesce(("b" = false), false) AS "zero",
      ("s" = '0') AS "text",
      coalesce(("n" = 4624), false) AS "ids",
      ("s" IN ('0', '50126')) AS "among",
      coalesce(("n" <> 4625), true) AS "not_",
      "order_1"
    FROM (
      SELECT
        "id",
        "b",
        coalesce("s", '') AS "s",
        "n",
        rowid AS "order_1"
      FROM "T"
    ) AS t
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "order_2"
