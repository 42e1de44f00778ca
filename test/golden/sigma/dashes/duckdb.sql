SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "CommandLine"
FROM "windows/process_creation"
WHERE (contains(lower("CommandLine"), ' -enc') OR contains(lower("CommandLine"), ' /enc') OR contains(lower("CommandLine"), ' –enc') OR contains(lower("CommandLine"), ' —enc') OR contains(lower("CommandLine"), ' ―enc'))
