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
    WHERE NULL::BOOLEAN
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
