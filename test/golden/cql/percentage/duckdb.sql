SELECT
  "host",
  (CASE WHEN (CAST("share_2" AS DOUBLE) = 0e0) THEN NULL::DOUBLE ELSE CASE WHEN CAST("share_2" AS DOUBLE) = 0 THEN CASE WHEN CAST("share" AS DOUBLE) = 0 OR isnan(CAST("share" AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST("share" AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST("share" AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST("share" AS DOUBLE)::DOUBLE / CAST("share_2" AS DOUBLE)::DOUBLE END END * 100e0) AS "share"
FROM (
  SELECT
    "host",
    count(*) FILTER (WHERE (("outcome" = 'failed') AND (NOT ("bytes" IS NULL)))) AS "share",
    count(*) AS "share_2"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
