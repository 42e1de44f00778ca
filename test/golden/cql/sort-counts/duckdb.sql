SELECT
  "v",
  "_count"
FROM (
  SELECT
    "v",
    count(*) AS "_count"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "_count" DESC NULLS LAST, "v" NULLS FIRST
