SELECT
  "host",
  "users"
FROM (
  SELECT
    "host",
    string_agg(DISTINCT "user", '
' ORDER BY "user") AS "users"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
