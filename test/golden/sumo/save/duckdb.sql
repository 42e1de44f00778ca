SELECT
  "action",
  "_count"
FROM (
  SELECT
    "action",
    count(*) AS "_count"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "action" NULLS LAST, "action" NULLS FIRST
