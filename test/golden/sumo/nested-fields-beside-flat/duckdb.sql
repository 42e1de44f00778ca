SELECT
  "_messageTime",
  "a",
  "b",
  "c"
FROM (
  SELECT
    "_messageTime",
    "a",
    "b",
    "c",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "a",
      "b",
      ("found" ->> '$') AS "c",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "a",
        "b",
        "found",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "a",
          "b",
          json_extract(json_extract("json", '/EventData'), '/Image') AS "found",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "a",
            "b",
            CASE WHEN json_valid("message") THEN json("message") END AS "json",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "message",
              "a",
              coalesce("EventData.Image", (json_extract("EventData", '/Image') ->> '$')) AS "b",
              "order_1"
            FROM (
              SELECT
                "_messageTime",
                "EventData.Image",
                "EventData",
                "message",
                coalesce("Image", (json_extract("EventData", '/Image') ->> '$')) AS "a",
                "order_1"
              FROM (
                SELECT
                  "_messageTime",
                  "EventData.Image",
                  "EventData",
                  "Image",
                  coalesce("_raw", (json_merge_patch('{}', json_object('Computer', to_json("Computer"), 'EventData.Image', to_json("EventData.Image"), 'EventData', "EventData", 'Image', to_json("Image"))) ->> '$')) AS "message",
                  rowid AS "order_1"
                FROM "messages"
              ) AS t
              WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nc\.exe(?:[^\pL\pN]|$)')
                AND (NOT coalesce(regexp_matches("message", '(?is)(?:^|[^\pL\pN])other(?:[^\pL\pN]|$)'), false))
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
