SELECT
  "name",
  "ports",
  "_count_distinct"
FROM (
  SELECT
    "name",
    count("port") AS "ports",
    count(DISTINCT "port") AS "_count_distinct"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
