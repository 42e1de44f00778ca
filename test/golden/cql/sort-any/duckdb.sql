SELECT
  "v"
FROM (
  SELECT
    "v",
    CASE WHEN regexp_full_match("v", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("v", E' \t\n\r') AS DOUBLE) END AS "order_1",
    rowid AS "order_3"
  FROM "events"
) AS t
ORDER BY "order_1" NULLS LAST, "v" NULLS LAST, "order_3"
