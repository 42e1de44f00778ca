SELECT
  "host",
  "_size_pct_50",
  "_size_pct_99.9"
FROM (
  SELECT
    "host",
    quantile_disc(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END, CAST('0.50' AS DECIMAL(5, 2))) AS "_size_pct_50",
    quantile_disc(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END, CAST('0.999' AS DECIMAL(6, 3))) AS "_size_pct_99.9"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
