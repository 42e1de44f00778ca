SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "User" AS "User_2"
FROM "windows/process_creation"
WHERE (lower("User") = 'ada')
