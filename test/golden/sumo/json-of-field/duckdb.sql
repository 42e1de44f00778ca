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
      "_raw",
      "json",
      "found",
      "d",
      "json_2",
      "found_2",
      ("found_2" ->> '$') AS "Image",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        "json",
        "found",
        "d",
        "json_2",
        json_extract("json_2", '/Image') AS "found_2",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "_raw",
          "json",
          "found",
          "d",
          CASE WHEN json_valid("d") THEN json("d") END AS "json_2",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "_raw",
            "json",
            "found",
            ("found" ->> '$') AS "d",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "_raw",
              "json",
              json_extract("json", '/d') AS "found",
              "order_1"
            FROM (
              SELECT
                "_messageTime",
                "_raw",
                CASE WHEN json_valid("_raw") THEN json("_raw") END AS "json",
                rowid AS "order_1"
              FROM "messages"
            ) AS t
          ) AS t
          WHERE coalesce((NOT ("found" IS NULL)), false)
        ) AS t
      ) AS t
    ) AS t
    WHERE coalesce((NOT ("found_2" IS NULL)), false)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
