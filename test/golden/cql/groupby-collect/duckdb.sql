SELECT
  "ComputerName",
  "#event_simpleName",
  "UserName"
FROM (
  SELECT
    "ComputerName",
    string_agg(DISTINCT "#event_simpleName", ', ' ORDER BY "#event_simpleName") AS "#event_simpleName",
    string_agg(DISTINCT "UserName", ', ' ORDER BY "UserName") AS "UserName"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "ComputerName" NULLS FIRST
