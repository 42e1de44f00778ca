SELECT
  "u"
FROM (
  SELECT
    "u",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", 'user=([0-9A-Za-z_]+)') THEN regexp_extract("_raw", 'user=([0-9A-Za-z_]+)', 1::BIGINT::INTEGER) END AS "u",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", 'user=([0-9A-Za-z_]+)')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
