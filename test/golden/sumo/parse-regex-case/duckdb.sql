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
      "_raw",
      CASE WHEN regexp_matches("_raw", 'user=([0-9A-Za-z_]+)') THEN regexp_extract("_raw", 'user=([0-9A-Za-z_]+)', 1::BIGINT::INTEGER) END AS "u",
      rowid AS "order_1"
    FROM "messages"
    WHERE coalesce(regexp_matches("_raw", 'user=([0-9A-Za-z_]+)'), false)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
