SELECT
  "username"
FROM (
  SELECT
    "username",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= (-4611686018427387904))
      AND ("starttime" <= 1795176000000)
      AND ("username" = 'Ann')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
