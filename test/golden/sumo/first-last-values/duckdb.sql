SELECT
  "name",
  "newest",
  "oldest",
  "_values"
FROM (
  SELECT
    "name",
    arg_min_null("port", "row" ORDER BY "order_1") AS "newest",
    arg_max_null("port", "row_2" ORDER BY "order_1") AS "oldest",
    string_agg(DISTINCT "port", '
' ORDER BY "port") AS "_values"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "port",
      "row",
      row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "name",
        "port",
        row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
