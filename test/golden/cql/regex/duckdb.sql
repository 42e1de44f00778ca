SELECT
  "ComputerName",
  "CommandLine"
FROM "events"
WHERE regexp_matches("ImageFileName", '(?i)(rclone|winscp)\.exe$')
  AND (NOT coalesce(regexp_matches("CommandLine", 'console'), false))
