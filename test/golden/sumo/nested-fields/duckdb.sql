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
      "EventID",
      "EventData",
      "a",
      "b",
      (json_extract("EventData", '/DestinationPort') ->> '$') AS "c",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "EventID",
        "EventData",
        "a",
        (json_extract("EventData", '/Image') ->> '$') AS "b",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "EventID",
          "EventData",
          (json_extract("EventData", '/Image') ->> '$') AS "a",
          rowid AS "order_1"
        FROM "messages"
        WHERE coalesce(regexp_matches((json_merge_patch('{}', json_object('EventID', to_json("EventID"), 'EventData', "EventData")) ->> '$'), '(?is)(?:^|[^\pL\pN])b\.exe(?:[^\pL\pN]|$)'), false)
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
