SELECT
  "ComputerName",
  "UserName",
  "_count",
  "ports",
  "ImageFileName",
  "_max"
FROM (
  SELECT
    "ComputerName",
    "UserName",
    count(*) AS "_count",
    count(DISTINCT "RemotePort") AS "ports",
    arg_max_null("ImageFileName", "@timestamp" ORDER BY rowid) FILTER (WHERE (NOT ("ImageFileName" IS NULL))) AS "ImageFileName",
    max(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_max"
  FROM "events"
  GROUP BY 1, 2
) AS t
ORDER BY "ComputerName" NULLS FIRST, "UserName" NULLS FIRST
