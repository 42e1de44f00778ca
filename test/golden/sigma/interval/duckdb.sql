SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "User" AS "User_2"
FROM "windows/process_creation"
WHERE ("@time" >= 17951688010000000)
  AND ("@time" < 17951688020000000)
  AND (lower("User") = 'a')
