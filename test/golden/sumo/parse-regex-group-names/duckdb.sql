SELECT
  "user_name",
  "host_1",
  "_x"
FROM (
  SELECT
    "user_name",
    "host_1",
    "_x",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_matches("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?') THEN regexp_extract("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?', 1::BIGINT::INTEGER) END AS "user_name",
      CASE WHEN regexp_matches("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?') THEN regexp_extract("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?', 2::BIGINT::INTEGER) END AS "host_1",
      CASE WHEN regexp_matches("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?') THEN regexp_extract("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?', 4::BIGINT::INTEGER) END AS "_x",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches("_raw", '([0-9A-Za-z_]+)@([0-9A-Za-z_]+)( \[([^\]]+))?')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
