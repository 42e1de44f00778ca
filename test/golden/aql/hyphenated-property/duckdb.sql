SELECT
  "Bluecoat-cs-host",
  "gap"
FROM (
  SELECT
    "Bluecoat-cs-host",
    "gap",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "Bluecoat-cs-host",
      ("destinationport" - "sourceport") AS "gap",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795089600000)
      AND ("starttime" <= 1795176000000)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
