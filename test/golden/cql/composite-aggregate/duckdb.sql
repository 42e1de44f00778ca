SELECT
  "ComputerName",
  "connections",
  coalesce("doubled", 0e0) AS "doubled",
  "events"
FROM (
  SELECT
    "ComputerName",
    count(*) FILTER (WHERE starts_with("#event_simpleName", 'Network')) AS "connections",
    sum((CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END * 2e0)) FILTER (WHERE (CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END < 100e0)) AS "doubled",
    count(*) AS "events"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "ComputerName" NULLS FIRST
