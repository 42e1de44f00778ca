SELECT
  "count",
  "ratio",
  "ok"
FROM "app/events"
WHERE (lower(CAST("count" AS VARCHAR)) = '7')
  AND (lower(CASE WHEN "ratio" = trunc("ratio") AND abs("ratio") < 9.2e18 THEN CAST(CAST("ratio" AS BIGINT) AS VARCHAR) ELSE CAST("ratio" AS VARCHAR) END) = '0.5')
  AND (lower(CAST("ok" AS VARCHAR)) = 'true')
