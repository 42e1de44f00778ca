SELECT
  "username",
  "n"
FROM (
  SELECT
    "username",
    "COUNT" AS "n"
  FROM (
    SELECT
      "username",
      count(*) AS "COUNT"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "n" DESC NULLS LAST, "username" NULLS FIRST, "username" NULLS FIRST
LIMIT 2
