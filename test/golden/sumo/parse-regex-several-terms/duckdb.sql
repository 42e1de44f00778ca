SELECT
  "origin",
  "target"
FROM (
  SELECT
    "origin",
    "target",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", 'from ([\x{0}-\x{8}\x{E}-\x{1F}!-\x{10FFFF}]+)') THEN regexp_extract("_raw", 'from ([\x{0}-\x{8}\x{E}-\x{1F}!-\x{10FFFF}]+)', 1::BIGINT::INTEGER) END AS "origin",
      CASE WHEN regexp_matches("_raw", 'to ([\x{0}-\x{8}\x{E}-\x{1F}!-\x{10FFFF}]+)') THEN regexp_extract("_raw", 'to ([\x{0}-\x{8}\x{E}-\x{1F}!-\x{10FFFF}]+)', 1::BIGINT::INTEGER) END AS "target",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
