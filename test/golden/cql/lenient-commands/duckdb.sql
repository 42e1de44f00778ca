SELECT
  "a",
  "count",
  "most"
FROM (
  SELECT
    "a",
    "count",
    "most",
    NULL::VARCHAR AS "order_1"
  FROM (
    SELECT
      "a",
      count(*) AS "count",
      max(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END) AS "most"
    FROM "events"
    WHERE (NOT ("a" IS NULL))
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "count" DESC NULLS LAST, "a" NULLS FIRST
