SELECT
  "ComputerName",
  "_count"
FROM (
  SELECT
    "ComputerName",
    "_count"
  FROM (
    SELECT
      "ComputerName",
      count(*) AS "_count"
    FROM "events"
    WHERE (NOT ("ComputerName" IS NULL))
    GROUP BY 1
  ) AS t
  ORDER BY "_count" DESC NULLS LAST, "ComputerName" NULLS FIRST
  LIMIT 2
) AS t
