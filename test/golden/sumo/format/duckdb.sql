SELECT
  "a"
FROM (
  SELECT
    "a",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ('k' || '=' || upper("name") || ' 100' || '%') AS "a",
      rowid AS "order_1"
    FROM "messages"
    WHERE (NOT ("name" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
