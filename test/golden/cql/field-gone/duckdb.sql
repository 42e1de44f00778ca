SELECT
  "ComputerName",
  "_count",
  NULL::VARCHAR AS "UserName"
FROM (
  SELECT
    "ComputerName",
    count(*) AS "_count"
  FROM "events"
  GROUP BY 1
) AS t
WHERE (NOT ("ComputerName" IS NULL))
ORDER BY "UserName" DESC NULLS LAST, "ComputerName" NULLS FIRST
