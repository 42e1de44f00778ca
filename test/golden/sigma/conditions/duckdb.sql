SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image",
  "CommandLine",
  "User" AS "User_2",
  "ParentImage"
FROM "windows/process_creation"
WHERE ends_with(lower("Image"), '\cmd.exe')
  AND contains(lower("CommandLine"), 'whoami')
  AND (NOT coalesce(((lower("User") = 'svc') OR ends_with(lower("ParentImage"), '\agent.exe')), false))
