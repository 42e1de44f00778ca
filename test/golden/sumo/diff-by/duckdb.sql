SELECT
  "name",
  "size",
  "d"
FROM (
  SELECT
    "name",
    "size",
    "d",
    "row" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "name",
      "size",
      "row",
      ("size" - "diff") AS "d",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "name",
        "size",
        "row",
        lag("size", 1::BIGINT::INTEGER) OVER (PARTITION BY "name" ORDER BY "row" NULLS LAST, "order_1") AS "diff",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "name",
          "size",
          row_number() OVER (ORDER BY "_messageTime" NULLS FIRST, "_messageTime" DESC NULLS LAST, rowid) AS "row",
          rowid AS "order_1"
        FROM "messages"
        WHERE (NOT ("size" IS NULL))
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2"
