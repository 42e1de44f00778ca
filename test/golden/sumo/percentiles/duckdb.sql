SELECT
  "_size_pct_25",
  "_size_pct_95",
  "m",
  "d"
FROM (
  SELECT
    quantile_disc("size", CAST('0.25' AS DECIMAL(5, 2))) AS "_size_pct_25",
    quantile_disc("size", CAST('0.95' AS DECIMAL(5, 2))) AS "_size_pct_95",
    quantile_disc("size", CAST('0.50' AS DECIMAL(5, 2))) AS "m",
    stddev_samp("size") AS "d"
  FROM "messages"
) AS t
