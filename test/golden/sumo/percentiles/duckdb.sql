SELECT
  "_size_pct_25",
  "_size_pct_95",
  "m",
  "d"
FROM (
  SELECT
    quantile_disc("size", (25e0 / 100.0)::DOUBLE) AS "_size_pct_25",
    quantile_disc("size", (95e0 / 100.0)::DOUBLE) AS "_size_pct_95",
    quantile_disc("size", (50e0 / 100.0)::DOUBLE) AS "m",
    stddev_samp("size") AS "d"
  FROM "messages"
) AS t
