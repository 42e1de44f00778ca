SELECT
  "k",
  "b",
  "s"
FROM (
  SELECT
    "k",
    "b",
    "s",
    "order_1" AS "order_2"
  FROM (
    SELECT
      coalesce("k", '') AS "k",
      "b",
      coalesce("s", '') AS "s",
      rowid AS "order_1"
    FROM "R"
    WHERE (regexp_matches("k", '(?s)12') OR regexp_matches("s", '(?s)12') OR regexp_matches(CAST("b" AS VARCHAR), '(?s)12') OR regexp_matches("k", '(?s)(?:^|[^\pL\pN])[qQ](?:[^\pL\pN]|$)') OR regexp_matches("s", '(?s)(?:^|[^\pL\pN])[qQ](?:[^\pL\pN]|$)') OR regexp_matches(CAST("b" AS VARCHAR), '(?s)(?:^|[^\pL\pN])[qQ](?:[^\pL\pN]|$)'))
  ) AS t
) AS t
ORDER BY "b" NULLS FIRST, "order_2"
