SELECT
  "_messageTime",
  "user"
FROM (
  SELECT
    "_messageTime",
    "user",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", '(?is)user=(.*?):') THEN regexp_extract("_raw", '(?is)user=(.*?):', 1::BIGINT::INTEGER) END AS "user",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
