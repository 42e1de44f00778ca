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
      coalesce("Image", (json_extract("EventData", '/Image') ->> '$')) AS "a",
      coalesce("EventData.Image", (json_extract("EventData", '/Image') ->> '$')) AS "b",
      (json_extract(json_extract(CASE WHEN json_valid("message") THEN json("message") END, '/EventData'), '/Image') ->> '$') AS "c",
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
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
