SELECT
  "#event_simpleName",
  "_count"
FROM (
  SELECT
    "event_simpleName" AS "#event_simpleName",
    count(*) AS "_count"
  FROM "events"
  WHERE ("event_simpleName" = 'A')
  GROUP BY 1
) AS t
ORDER BY "#event_simpleName" NULLS FIRST
