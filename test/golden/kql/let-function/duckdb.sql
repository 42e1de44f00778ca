SELECT
  "k",
  "a",
  "twice"
FROM (
  SELECT
    "k",
    "a",
    "twice",
    "order_1" AS "order_2"
  FROM (
    SELECT
      coalesce("k", '') AS "k",
      "a",
      ("a" * 2::BIGINT) AS "twice",
      rowid AS "order_1"
    FROM "L"
    WHERE ("a" < 3)
  ) AS t
) AS t
ORDER BY "a" NULLS FIRST, "order_2"
