SELECT
  "_bucket",
  "host",
  CASE WHEN 2000e0 = 0 THEN CASE WHEN (coalesce("_sum", 0e0) * 1000e0) = 0 OR isnan((coalesce("_sum", 0e0) * 1000e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN (coalesce("_sum", 0e0) * 1000e0) > 0 THEN 'inf'::DOUBLE WHEN (coalesce("_sum", 0e0) * 1000e0) < 0 THEN '-inf'::DOUBLE END ELSE (coalesce("_sum", 0e0) * 1000e0)::DOUBLE / 2000e0::DOUBLE END AS "_sum",
  CASE WHEN 1000e0 = 0 THEN CASE WHEN (CAST("rate" AS DOUBLE) * 3600000e0) = 0 OR isnan((CAST("rate" AS DOUBLE) * 3600000e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN (CAST("rate" AS DOUBLE) * 3600000e0) > 0 THEN 'inf'::DOUBLE WHEN (CAST("rate" AS DOUBLE) * 3600000e0) < 0 THEN '-inf'::DOUBLE END ELSE (CAST("rate" AS DOUBLE) * 3600000e0)::DOUBLE / 1000e0::DOUBLE END AS "rate",
  "_avg"
FROM (
  SELECT
    "_bucket",
    "host",
    sum(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) AS "_sum",
    count(*) AS "rate",
    avg(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) AS "_avg"
  FROM (
    SELECT
      "host",
      "n",
      CASE WHEN 2000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 2000::BIGINT) + 2000::BIGINT) % 2000::BIGINT) END AS "_bucket"
    FROM "events"
    WHERE (NOT ("@timestamp" IS NULL))
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "host" NULLS FIRST
