SELECT
  "ComputerName",
  "RemotePort",
  "n"
FROM (
  SELECT
    "ComputerName",
    "RemotePort",
    "n",
    CASE WHEN regexp_full_match("ComputerName", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("ComputerName", E' \t\n\r') AS DOUBLE) END AS "order_2",
    CASE WHEN (CASE WHEN regexp_full_match("ComputerName", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("ComputerName", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "ComputerName" ELSE NULL::VARCHAR END AS "order_3"
  FROM (
    SELECT
      "ComputerName",
      string_agg(DISTINCT "RemotePort", '
' ORDER BY "RemotePort") AS "RemotePort",
      count(*) AS "n"
    FROM "events"
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "n" DESC NULLS LAST, "order_2" DESC NULLS LAST, "order_3" DESC NULLS LAST, "ComputerName" NULLS FIRST
