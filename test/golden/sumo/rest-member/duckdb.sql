SELECT
  "EventID",
  "Extra"
FROM (
  SELECT
    "EventID",
    "Extra",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "EventID",
      (json_extract("rest", '/Extra') ->> '$') AS "Extra",
      rowid AS "order_1"
    FROM "messages"
    WHERE ((json_extract("rest", '/Extra') ->> '$') = 'x')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
