SELECT
  "user",
  "severity"
FROM (
  SELECT
    "user",
    "severity",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", '(?is)user=(.*?): severity=(.*?):') THEN regexp_extract("_raw", '(?is)user=(.*?): severity=(.*?):', 1::BIGINT::INTEGER) END AS "user",
      CASE WHEN regexp_matches("_raw", '(?is)user=(.*?): severity=(.*?):') THEN regexp_extract("_raw", '(?is)user=(.*?): severity=(.*?):', 2::BIGINT::INTEGER) END AS "severity",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", '(?is)user=(.*?): severity=(.*?):')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
