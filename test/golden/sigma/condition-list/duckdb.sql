SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "User" AS "User_2",
  "ProcessId"
FROM "windows/process_creation"
WHERE ((lower("User") = 'b') OR ((lower("User") = 'a') AND (lower("ProcessId") = '3')))
