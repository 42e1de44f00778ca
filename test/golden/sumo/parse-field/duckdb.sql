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
      "x",
      CASE WHEN regexp_matches("x", '(?is)(.*?),') THEN regexp_extract("x", '(?is)(.*?),', 1::BIGINT::INTEGER) END AS "y",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN regexp_matches("_raw", '(?is)a=(.*)') THEN regexp_extract("_raw", '(?is)a=(.*)', 1::BIGINT::INTEGER) END AS "x",
        rowid AS "order_1"
      FROM "messages"
      WHERE regexp_matches("_raw", '(?is)a=(.*)')
    ) AS t
    WHERE regexp_matches("x", '(?is)(.*?),')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
