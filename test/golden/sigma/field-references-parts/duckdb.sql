SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image",
  "User" AS "User_2",
  "CommandLine"
FROM "windows/process_creation"
WHERE (ends_with(lower("Image"), lower("OriginalFileName")) OR ((lower("CommandLine") = 'other') AND (NOT coalesce((lower("User") = lower("ParentImage")), false))))
