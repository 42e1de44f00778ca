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
      CASE WHEN regexp_matches("_raw", '(?is)To: ([^\r\n]*)') THEN regexp_extract("_raw", '(?is)To: ([^\r\n]*)', 1::BIGINT::INTEGER) END AS "a",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", '(?is)To: ([^\r\n]*)')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
