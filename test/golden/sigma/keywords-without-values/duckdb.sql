SELECT
  "kind",
  "count",
  "ratio",
  "ok",
  "more"
FROM "app/events"
WHERE (contains(lower("kind"), 'login') OR contains(lower("kind"), '0.5') OR contains(lower(CAST("count" AS VARCHAR)), 'login') OR contains(lower(CASE WHEN "ratio" = trunc("ratio") AND abs("ratio") < 9.2e18 THEN CAST(CAST("ratio" AS BIGINT) AS VARCHAR) ELSE CAST("ratio" AS VARCHAR) END), 'login') OR contains(lower(CAST("ok" AS VARCHAR)), 'login') OR contains(lower(CAST("count" AS VARCHAR)), '0.5') OR contains(lower(CASE WHEN "ratio" = trunc("ratio") AND abs("ratio") < 9.2e18 THEN CAST(CAST("ratio" AS BIGINT) AS VARCHAR) ELSE CAST("ratio" AS VARCHAR) END), '0.5') OR contains(lower(CAST("ok" AS VARCHAR)), '0.5') OR contains(lower(("more" ->> '$')), 'login') OR contains(lower(("more" ->> '$')), '0.5'))
