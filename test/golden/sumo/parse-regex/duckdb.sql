SELECT
  "key",
  "value",
  "b"
FROM (
  SELECT
    "key",
    "value",
    "b",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", '([a-z])=([0-9]),') THEN regexp_extract("_raw", '([a-z])=([0-9]),', 1::BIGINT::INTEGER) END AS "key",
      CASE WHEN regexp_matches("_raw", '([a-z])=([0-9]),') THEN regexp_extract("_raw", '([a-z])=([0-9]),', 2::BIGINT::INTEGER) END AS "value",
      CASE WHEN regexp_matches("_raw", 'b=([0-9])') THEN regexp_extract("_raw", 'b=([0-9])', 1::BIGINT::INTEGER) END AS "b",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", '([a-z])=([0-9]),')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
