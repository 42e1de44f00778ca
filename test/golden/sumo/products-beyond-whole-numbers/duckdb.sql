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
      (CAST("_messageTime" AS DOUBLE) * CAST(10000000::BIGINT AS DOUBLE)) AS "a",
      (CAST(12::BIGINT AS DOUBLE) * CAST(12::BIGINT AS DOUBLE)) AS "b",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
