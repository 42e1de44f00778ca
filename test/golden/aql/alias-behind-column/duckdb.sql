SELECT
  "username",
  "n"
FROM (
  SELECT
    "username",
    "n",
    "order" AS "order_2"
  FROM (
    SELECT
      lower("username") AS "username",
      "COUNT" AS "n",
      "username" AS "order"
    FROM (
      SELECT
        "username",
        count(*) AS "COUNT"
      FROM "events"
      WHERE (NOT ("username" IS NULL))
        AND ("starttime" >= 1795003200000)
        AND ("starttime" <= 1795176000000)
      GROUP BY 1
    ) AS t
  ) AS t
) AS t
ORDER BY "username" NULLS FIRST, "order_2" NULLS FIRST, "order_2" NULLS FIRST
