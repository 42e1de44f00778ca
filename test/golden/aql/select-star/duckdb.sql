SELECT
  "starttime",
  "protocolid",
  "sourceip",
  "logsourceid",
  "qid",
  "sourceport",
  "eventcount",
  "magnitude",
  "destinationip",
  "destinationport",
  "category",
  "username"
FROM (
  SELECT
    "starttime",
    "protocolid",
    "sourceip",
    "logsourceid",
    "qid",
    "sourceport",
    "eventcount",
    "magnitude",
    "destinationip",
    "destinationport",
    "category",
    "username",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "starttime",
      "protocolid",
      "sourceip",
      "logsourceid",
      "qid",
      "sourceport",
      "eventcount",
      "magnitude",
      "destinationip",
      "destinationport",
      "category",
      "username",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND ("username" = 'bob')
  ) AS t
) AS t
ORDER BY "starttime" DESC NULLS LAST, "order_2"
