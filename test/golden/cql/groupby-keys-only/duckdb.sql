SELECT
  "ComputerName"
FROM (
  SELECT
    "ComputerName"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "ComputerName" NULLS FIRST
