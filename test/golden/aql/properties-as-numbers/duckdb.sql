SELECT
  "Event ID"
FROM (
  SELECT
    "Event ID",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "Event ID",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795089600000)
      AND ("starttime" <= 1795176000000)
      AND (("Event ID" IN (1, 4688)) OR (CAST("Event ID" AS VARCHAR) = 'none') OR (CAST("Event ID" AS VARCHAR) = '03') OR (CAST("Event ID" AS VARCHAR) = 'x'))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
