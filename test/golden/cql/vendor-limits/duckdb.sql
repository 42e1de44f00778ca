SELECT
  "id",
  "a"
FROM (
  SELECT
    "id",
    "a",
    "@timestamp" AS "order_1",
    "order_2",
    "order_3"
  FROM (
    SELECT
      "@timestamp",
      "id",
      "a",
      "order_1" AS "order_2",
      "order_2" AS "order_3"
    FROM (
      SELECT
        "@timestamp",
        "id",
        "a",
        CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END AS "order_1",
        rowid AS "order_2"
      FROM "events"
      ORDER BY "order_1" DESC NULLS LAST, "order_2"
      LIMIT 200
    ) AS t
    ORDER BY "@timestamp" DESC NULLS LAST, "order_2" DESC NULLS LAST, "order_3"
    LIMIT 200
  ) AS t
) AS t
