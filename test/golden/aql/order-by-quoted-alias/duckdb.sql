SELECT
  "username",
  "Count",
  "Total Name"
FROM (
  SELECT
    "username",
    "SUM" AS "Count",
    "Event ID" AS "Total Name"
  FROM (
    SELECT
      "username",
      "Event ID",
      CAST(sum("eventcount") AS BIGINT) AS "SUM"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "Count" DESC NULLS LAST, "Total Name" NULLS FIRST, "username" NULLS FIRST, "username" NULLS FIRST, "Total Name" NULLS FIRST
LIMIT 3
