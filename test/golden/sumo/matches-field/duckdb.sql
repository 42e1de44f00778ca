SELECT
  "_messageTime",
  "name",
  "port",
  "size",
  "ratio"
FROM (
  SELECT
    "_messageTime",
    "name",
    "port",
    "size",
    "ratio",
    rowid AS "order_2"
  FROM "messages"
  WHERE ("name" LIKE replace(replace(replace(replace("port", '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') ESCAPE '\')
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
