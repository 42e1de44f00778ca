SELECT
  "starttime",
  "sourceip",
  "sourcebytes",
  "destinationport",
  "kb"
FROM (
  SELECT
    "starttime",
    "sourceip",
    "sourcebytes",
    "destinationport",
    "kb",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "starttime",
      "sourceip",
      "sourcebytes",
      "destinationport",
      ("sourcebytes" // 1024::BIGINT) AS "kb",
      rowid AS "order_1"
    FROM "flows"
    WHERE (NULL::BOOLEAN OR ("sourcebytes" > 2000))
  ) AS t
) AS t
ORDER BY "starttime" DESC NULLS LAST, "order_2"
