SELECT
  "v"
FROM (
  SELECT
    "v",
    CASE WHEN regexp_full_match("v", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("v", E' \t\n\r') AS DOUBLE) END AS "order_1",
    CASE WHEN (CASE WHEN regexp_full_match("v", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("v", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "v" ELSE NULL::VARCHAR END AS "order_2",
    rowid AS "order_3"
  FROM "events"
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3"
