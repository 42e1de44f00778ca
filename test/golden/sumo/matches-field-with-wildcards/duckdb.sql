SELECT
  "name",
  "part",
  "a"
FROM (
  SELECT
    "name",
    "part",
    "a",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "part",
      ("name" LIKE replace(replace(replace(replace(lower('A*'), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') ESCAPE '\') AS "a",
      rowid AS "order_1"
    FROM "messages"
    WHERE ("name" LIKE replace(replace(replace(replace(('*' || coalesce("part", '') || '*'), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') ESCAPE '\')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
