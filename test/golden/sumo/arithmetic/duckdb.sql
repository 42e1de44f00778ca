SELECT
  "size",
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "g",
  "h"
FROM (
  SELECT
    "size",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "size",
      ((CAST("size" AS DOUBLE) * CAST(2::BIGINT AS DOUBLE)) + 1::BIGINT) AS "a",
      CASE WHEN 4::BIGINT = 0 THEN CASE WHEN "size" = 0 OR isnan("size"::DOUBLE) THEN 'nan'::DOUBLE WHEN "size" > 0 THEN 'inf'::DOUBLE WHEN "size" < 0 THEN '-inf'::DOUBLE END ELSE "size"::DOUBLE / 4::BIGINT::DOUBLE END AS "b",
      ("size" % nullif(4::BIGINT, 0)) AS "c",
      (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END + 1::BIGINT) AS "d",
      (-"size") AS "e",
      2048::BIGINT AS "f",
      1500e0 AS "g",
      CASE WHEN 0::BIGINT = 0 THEN CASE WHEN 5::BIGINT = 0 OR isnan(5::BIGINT::DOUBLE) THEN 'nan'::DOUBLE WHEN 5::BIGINT > 0 THEN 'inf'::DOUBLE WHEN 5::BIGINT < 0 THEN '-inf'::DOUBLE END ELSE 5::BIGINT::DOUBLE / 0::BIGINT::DOUBLE END AS "h",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
