SELECT
  "usernam",
  "Proces Name"
FROM (
  SELECT
    "usernam",
    "Proces Name",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      NULL::VARCHAR AS "usernam",
      NULL::VARCHAR AS "Proces Name",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE NULL::BOOLEAN
      AND ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
