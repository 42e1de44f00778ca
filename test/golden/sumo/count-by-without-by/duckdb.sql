SELECT
  "name",
  "port",
  "total"
FROM (
  SELECT
    "name",
    "port",
    count(*) AS "total"
  FROM "messages"
  GROUP BY 1, 2
) AS t
ORDER BY "total" DESC NULLS LAST, "name" DESC NULLS LAST, "port" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST
