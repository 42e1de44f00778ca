SELECT
  "Image"
FROM (
  SELECT
    "Image",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ("found" ->> '$') AS "Image",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        json_extract(CASE WHEN json_valid(("found" ->> '$')) THEN json(("found" ->> '$')) END, '/Image') AS "found",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/d') AS "found",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
      WHERE (NOT ("found" IS NULL))
    ) AS t
    WHERE (NOT ("found" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
