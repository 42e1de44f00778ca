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
      (coalesce(upper("name"), '') || '-' || coalesce(CAST("size" AS VARCHAR), '')) AS "name",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
