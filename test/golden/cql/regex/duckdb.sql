SELECT
  "ComputerName",
  "CommandLine"
FROM "events"
WHERE regexp_matches("ImageFileName", '([rR][cC][lL][oO][nN][eE]|[wW][iI][nN][sS][cC][pP])\.[eE][xX][eE]\z')
  AND (NOT coalesce(regexp_matches("CommandLine", 'console'), false))
