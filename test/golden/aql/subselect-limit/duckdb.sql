SELECT
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
    "username"
  FROM "events"
  WHERE ("starttime" >= 1795003200000)
    AND ("starttime" <= 1795176000000)
  LIMIT 10000
) AS t
WHERE ("username" = 'ann')
