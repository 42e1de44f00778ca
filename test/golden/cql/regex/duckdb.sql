SELECT
  "ComputerName",
  "CommandLine"
FROM "events"
WHERE regexp_matches("ImageFileName", '([rR][cC][lL][oO][nN][eE]|[wW][iI][nN][sS][cC][pP])\.[eE][xX][eE](?:(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)')
  AND (NOT coalesce(regexp_matches("CommandLine", 'console'), false))
