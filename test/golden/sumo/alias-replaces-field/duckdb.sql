SELECT
  "_messageTime",
  "Name"
FROM (
  SELECT
    "_messageTime",
    "name_3" AS "Name",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "port",
      "size",
      "ratio",
      "NAME_2",
      (coalesce("NAME_2", '') || '-' || coalesce(CAST("size" AS VARCHAR), '')) AS "name_3",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "name",
        "port",
        "size",
        "ratio",
        upper("name") AS "NAME_2",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
