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
        json_extract("json", '/Image') AS "found",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          CASE WHEN json_valid("d") THEN json("d") END AS "json",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            ("found" ->> '$') AS "d",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              json_extract("json", '/d') AS "found",
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
    ) AS t
    WHERE (NOT ("found" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
