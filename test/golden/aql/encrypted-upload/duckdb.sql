SELECT
  "EventTime",
  "LogSource",
  "destinationip",
  "EventID",
  "CommandLine"
FROM (
  SELECT
    "EventTime",
    "LogSource",
    "destinationip",
    "EventID",
    "CommandLine",
    "order_1" AS "order_2"
  FROM (
    SELECT
      strftime(make_timestamp((TRY("starttime" * 10000) - (((TRY("starttime" * 10000) % 10) + 10) % 10)) // 10), '%Y-%m-%d %H:%M:%S') AS "EventTime",
      coalesce("logsourcename", CAST("logsourceid" AS VARCHAR)) AS "LogSource",
      "destinationip",
      "EventID",
      "CommandLine",
      rowid AS "order_1"
    FROM "events"
    WHERE ("devicetype" IN (12, 15))
      AND ("starttime" >= 1795089600000)
      AND ("starttime" <= 1795176000000)
      AND ((("EventID" IN ('3', '22')) AND (NOT (starts_with("destinationip", '10.') OR starts_with("destinationip", '172.16.')))) OR (("EventID" = '1') AND regexp_matches("Process Name", '([cC][uU][rR][lL]|[rR][cC][lL][oO][nN][eE])\.[eE][xX][eE]')))
  ) AS t
) AS t
ORDER BY "EventTime" DESC NULLS LAST, "order_2"
