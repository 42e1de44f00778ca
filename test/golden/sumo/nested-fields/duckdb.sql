SELECT
  "a",
  "b",
  "c"
FROM (
  SELECT
    "a",
    "b",
    "c",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract("EventData", '/Image') ->> '$') AS "a",
      (json_extract("EventData", '/Image') ->> '$') AS "b",
      (json_extract("EventData", '/DestinationPort') ->> '$') AS "c",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "EventData",
        (json_merge_patch('{}', json_object('EventID', to_json("EventID"), 'EventData', "EventData")) ->> '$') AS "message",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
    WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])b\.exe(?:[^\pL\pN]|$)')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
