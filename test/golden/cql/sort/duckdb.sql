SELECT
  "id",
  "a"
FROM (
  SELECT
    "id",
    "a",
    CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END AS "order_1",
    rowid AS "order_2"
  FROM "events"
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
