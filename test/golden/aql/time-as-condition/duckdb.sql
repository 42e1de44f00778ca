SELECT
  "username"
FROM (
  SELECT
    "username",
    "order" AS "order_1",
    "order_2"
  FROM (
    SELECT
      "username",
      "order",
      "order_1" AS "order_2"
    FROM (
      SELECT
        "username",
        "starttime" AS "order",
        rowid AS "order_1"
      FROM "events"
      WHERE ("username" IN ('bob', 'ann'))
        AND ("starttime" >= 1795165200000)
        AND ("starttime" <= 1795176000000)
        AND ("magnitude" > 1)
    ) AS t
    ORDER BY "order" DESC NULLS LAST, "order_2"
    LIMIT 10
  ) AS t
) AS t
