SELECT
  "name",
  "nme"
FROM (
  SELECT
    "name",
    "nme",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      NULL::VARCHAR AS "nme",
      rowid AS "order_1"
    FROM "messages"
    WHERE NULL::BOOLEAN
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
