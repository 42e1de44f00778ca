SELECT
  "_messageTime",
  "name"
FROM (
  SELECT
    "_messageTime",
    "name",
    "row" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "row",
      row_number() OVER (PARTITION BY "name" ORDER BY "row" NULLS LAST, "order_1") AS "place",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "name",
        row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
  WHERE ("place" <= 1)
) AS t
ORDER BY "order_1" NULLS LAST, "order_2"
