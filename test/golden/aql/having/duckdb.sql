SELECT
  "username",
  "Source IP count"
FROM (
  SELECT
    "username",
    "UNIQUECOUNT" AS "Source IP count"
  FROM (
    SELECT
      "username",
      count(DISTINCT "sourceip") AS "UNIQUECOUNT",
      count(*) AS "COUNT"
    FROM "events"
    WHERE (NOT ("username" IS NULL))
      AND ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
    GROUP BY 1
  ) AS t
  WHERE (("UNIQUECOUNT" >= 2) OR ("COUNT" > 5))
) AS t
ORDER BY "username" NULLS FIRST, "username" NULLS FIRST
