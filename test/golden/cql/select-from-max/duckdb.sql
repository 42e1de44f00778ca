SELECT
  "ComputerName",
  "RemoteAddressIP4",
  "RemotePort"
FROM (
  SELECT
    "ComputerName",
    arg_max_null("RemoteAddressIP4", CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END ORDER BY rowid) AS "RemoteAddressIP4",
    arg_max_null("RemotePort", CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END ORDER BY rowid) AS "RemotePort"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "ComputerName" NULLS FIRST
