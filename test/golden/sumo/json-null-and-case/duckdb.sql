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
      "_raw",
      "json",
      "found",
      "z",
      "json_2",
      "found_2",
      "matched",
      ("found_2" ->> '$') AS "id",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        "json",
        "found",
        "z",
        "json_2",
        "found_2",
        coalesce((NOT ("found_2" IS NULL)), false) AS "matched",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "_raw",
          "json",
          "found",
          "z",
          "json_2",
          json_extract("json_2", '/eventid') AS "found_2",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "_raw",
            "json",
            "found",
            "z",
            CASE WHEN json_valid("_raw") THEN json("_raw") END AS "json_2",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "_raw",
              "json",
              "found",
              ("found" ->> '$') AS "z",
              "order_1"
            FROM (
              SELECT
                "_messageTime",
                "_raw",
                "json",
                json_extract("json", '/z') AS "found",
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
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
