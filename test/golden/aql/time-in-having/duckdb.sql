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
    WHERE ("starttime" >= 1795165200000)
      AND ("starttime" <= 1795176000000)
      AND ("magnitude" > 1)
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "username" NULLS FIRST, "username" NULLS FIRST
