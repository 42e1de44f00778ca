SELECT
  "id",
  "a"
FROM (
  SELECT
    "id",
    "a",
    CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END AS "order_1",
    CASE WHEN (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "a" ELSE NULL::VARCHAR END AS "order_2",
    rowid AS "order_3"
  FROM "events"
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" DESC NULLS LAST, "order_3"
