SELECT
  "ComputerName",
  "n",
  "most",
  'a "b" c' AS "x"
FROM (
  SELECT
    "ComputerName",
    count(*) AS "n",
    max(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "most"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "n" DESC NULLS LAST, "ComputerName" NULLS FIRST
