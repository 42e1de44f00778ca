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
        lower("username") AS "who",
        "sourceip"
      FROM "events"
      WHERE ("starttime" >= 1795170600000)
        AND ("starttime" <= 1795174200000)
        AND (NOT ("username" IS NULL))
    ) AS t
    WHERE ("who" <> 'bob')
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "who" NULLS FIRST, "who" NULLS FIRST
