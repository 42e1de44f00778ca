SELECT
  "name",
  "port",
  "_count"
FROM (
  SELECT
    "name",
    "port",
    count(*) AS "_count"
  FROM "messages"
  GROUP BY 1, 2
) AS t
ORDER BY "_count" DESC NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST, "name" NULLS FIRST, "port" NULLS FIRST
