SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "User" AS "User_2",
  "CommandLine"
FROM "windows/process_creation"
WHERE (("User" = 'Admin') OR contains("CommandLine", 'FromBase64') OR contains("CommandLine", 'IEX'))
