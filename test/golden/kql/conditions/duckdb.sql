SELECT
  "k",
  "a",
  "big",
  "which",
  "either",
  "num"
FROM (
  SELECT
    "k",
    "a",
    "big",
    "which",
    "either",
    "num",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "k",
      "a",
      CASE WHEN ("a" > 2) THEN 'big' ELSE 'small' END AS "big",
      CASE WHEN coalesce(("a" = 1), false) THEN 'one' WHEN coalesce(("a" = 2), false) THEN 'two' ELSE "k" END AS "which",
      CASE WHEN ("k" <> '') THEN "k" ELSE 'none' END AS "either",
      CASE WHEN ("a" > 3) THEN 1e0 ELSE 2.5e0 END AS "num",
      "order_1"
    FROM (
      SELECT
        coalesce("k", '') AS "k",
        "a",
        rowid AS "order_1"
      FROM "L"
      WHERE ("a" >= 1)
        AND ("a" <= 4)
        AND (NOT (coalesce("k", '') = 'zzz'))
    ) AS t
  ) AS t
) AS t
ORDER BY "a" NULLS FIRST, "order_2"
