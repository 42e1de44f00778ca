SELECT
  "size",
  "a",
  "b",
  "c"
FROM (
  SELECT
    "size",
    "a",
    "b",
    "c",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "size",
      CASE WHEN ("size" > 8) THEN 'big' ELSE 'small' END AS "a",
      CASE WHEN ("size" > 8) THEN 1::BIGINT ELSE 0::BIGINT END AS "b",
      CASE WHEN ("size" > 8) THEN CAST(1::BIGINT AS VARCHAR) ELSE 'none' END AS "c",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
