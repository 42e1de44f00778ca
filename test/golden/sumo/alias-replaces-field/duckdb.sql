SELECT
  "_messageTime",
  "Name"
FROM (
  SELECT
    "_messageTime",
    "name" AS "Name",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (coalesce("NAME", '') || '-' || coalesce(CAST("size" AS VARCHAR), '')) AS "name",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "size",
        upper("name") AS "NAME",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
