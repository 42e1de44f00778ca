SELECT
  "_messageTime",
  "id",
  "image"
FROM (
  SELECT
    "_messageTime",
    "id",
    "image",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract("json", '/EventID') ->> '$') AS "id",
      (json_extract(json_extract("json", '/d'), '/Image') ->> '$') AS "image",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN json_valid("_raw") THEN json("_raw") END AS "json",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
