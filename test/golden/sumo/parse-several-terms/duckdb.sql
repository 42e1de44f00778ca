SELECT
  "x",
  "y"
FROM (
  SELECT
    "x",
    "y",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", '(?is)a=(.*?),') THEN regexp_extract("_raw", '(?is)a=(.*?),', 1::BIGINT::INTEGER) END AS "x",
      CASE WHEN regexp_matches("_raw", '(?is)b=(.*?),') THEN regexp_extract("_raw", '(?is)b=(.*?),', 1::BIGINT::INTEGER) END AS "y",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", '(?is)a=(.*?),')
      AND regexp_matches("_raw", '(?is)b=(.*?),')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
