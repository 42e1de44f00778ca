SELECT
  "who",
  "n"
FROM (
  SELECT
    "who",
    "COUNT" AS "n"
  FROM (
    SELECT
      "who",
      count(*) AS "COUNT"
    FROM (
      SELECT
        lower("username") AS "who"
      FROM "events"
      WHERE (NOT ("username" IS NULL))
        AND ("starttime" >= 1795170600000)
        AND ("starttime" <= 1795174200000)
        AND (lower("username") <> 'bob')
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "who" NULLS FIRST, "who" NULLS FIRST
