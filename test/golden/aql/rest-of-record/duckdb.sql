SELECT
  "username",
  "Extra"
FROM (
  SELECT
    "username",
    "Extra",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      (json_extract("rest", '/Extra') ->> '$') AS "Extra",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795089600000)
      AND ("starttime" <= 1795176000000)
      AND ((json_extract("rest", '/Extra') ->> '$') = 'yes')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
