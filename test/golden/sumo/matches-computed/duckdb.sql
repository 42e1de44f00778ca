SELECT
  "_messageTime",
  "name",
  "port",
  "size",
  "ratio",
  "wanted"
FROM (
  SELECT
    "_messageTime",
    "name",
    "port",
    "size",
    "ratio",
    "wanted",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "port",
      "size",
      "ratio",
      ('*' || coalesce(lower('A'), '') || '*') AS "wanted",
      rowid AS "order_1"
    FROM "messages"
    WHERE (("name" LIKE replace(replace(replace(replace(lower('B*'), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') ESCAPE '\') OR ("name" LIKE replace(replace(replace(replace(('*' || coalesce(lower('A'), '') || '*'), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') ESCAPE '\'))
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
