SELECT
  "berth",
  "ship"
FROM (
  SELECT
    "berth",
    "ship",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", '(?is)\\"berth\\": \\"(.*?)\\"') THEN regexp_extract("_raw", '(?is)\\"berth\\": \\"(.*?)\\"', 1::BIGINT::INTEGER) END AS "berth",
      CASE WHEN regexp_matches("_raw", '(?is)ship: (.*?)\\n') THEN regexp_extract("_raw", '(?is)ship: (.*?)\\n', 1::BIGINT::INTEGER) END AS "ship",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
