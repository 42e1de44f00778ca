SELECT
  "a",
  "b"
FROM (
  SELECT
    "a",
    "b",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ('[' || "name" || '](' || "url" || ')') AS "a",
      ('[' || 'see ' || "name" || '!' || '](' || "url" || ')') AS "b",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
