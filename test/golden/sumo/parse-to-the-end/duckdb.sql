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
      CASE WHEN regexp_matches("_raw", '(?is)To: (.*)') THEN regexp_extract("_raw", '(?is)To: (.*)', 1::BIGINT::INTEGER) END AS "a",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", '(?is)To: (.*)')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
