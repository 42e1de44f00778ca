SELECT
  "_messageTime",
  "z",
  "id"
FROM (
  SELECT
    "_messageTime",
    "z",
    "id",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ("found" ->> '$') AS "z",
      (json_extract("json", '/eventid') ->> '$') AS "id",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "json",
        json_extract("json", '/z') AS "found",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          CASE WHEN json_valid("_raw") THEN json("_raw") END AS "json",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
    WHERE (NOT ("found" IS NULL))
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
