SELECT
  "name",
  "n",
  "e",
  "b"
FROM (
  SELECT
    "name",
    "n",
    "e",
    "b",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      ("name" IS NULL) AS "n",
      (("name" IS NULL) OR ("name" = '')) AS "e",
      (("name" IS NULL) OR regexp_full_match("name", '[\t-\r\x1c- \x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]*')) AS "b",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
