SELECT
  "kind",
  "count",
  "ratio",
  "ok",
  "more"
FROM "app/events"
WHERE (contains(lower("kind"), 'login') OR contains(lower("kind"), '0.5') OR contains(lower(CAST("count" AS VARCHAR)), 'login') OR contains(lower(CASE WHEN "ratio" = trunc("ratio") AND abs("ratio") < 9.2e18 THEN CAST(CAST("ratio" AS BIGINT) AS VARCHAR) ELSE CAST("ratio" AS VARCHAR) END), 'login') OR contains(lower(CAST("ok" AS VARCHAR)), 'login') OR contains(lower(CAST("count" AS VARCHAR)), '0.5') OR contains(lower(CASE WHEN "ratio" = trunc("ratio") AND abs("ratio") < 9.2e18 THEN CAST(CAST("ratio" AS BIGINT) AS VARCHAR) ELSE CAST("ratio" AS VARCHAR) END), '0.5') OR contains(lower(CAST("ok" AS VARCHAR)), '0.5') OR contains(lower(nullif(array_to_string(list_transform(list_filter(list_prepend("more"::JSON, json_extract("more", '$..*')), lambda e: json_type(e) NOT IN ('OBJECT', 'ARRAY', 'NULL')), lambda e: e ->> '$'), chr(10)), '')), 'login') OR contains(lower(nullif(array_to_string(list_transform(list_filter(list_prepend("more"::JSON, json_extract("more", '$..*')), lambda e: json_type(e) NOT IN ('OBJECT', 'ARRAY', 'NULL')), lambda e: e ->> '$'), chr(10)), '')), '0.5'))
