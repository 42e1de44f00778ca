SELECT
  "id",
  "a"
FROM (
  SELECT
    "id",
    "a",
    "@timestamp" AS "order_1",
    "order_2",
    "order_3",
    "order_4"
  FROM (
    SELECT
      "@timestamp",
      "id",
      "a",
      "order_1" AS "order_2",
      "order_2" AS "order_3",
      "order_3" AS "order_4"
    FROM (
      SELECT
        "@timestamp",
        "id",
        "a",
        CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END AS "order_1",
        CASE WHEN (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "a" ELSE NULL::VARCHAR END AS "order_2",
        rowid AS "order_3"
      FROM "events"
      ORDER BY "order_1" DESC NULLS LAST, "order_2" DESC NULLS LAST, "order_3"
      LIMIT 200
    ) AS t
    ORDER BY "@timestamp" DESC NULLS LAST, "order_2" DESC NULLS LAST, "order_3" DESC NULLS LAST, "order_4"
    LIMIT 200
  ) AS t
) AS t
