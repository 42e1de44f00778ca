SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "CommandLine"
FROM "windows/process_creation"
WHERE (contains(lower("CommandLine"), 'agvsbg8=') OR contains(lower("CommandLine"), 'cabpag4azw') OR contains(lower("CommandLine"), 'aaaqbuagca') OR contains(lower("CommandLine"), 'wagkabgbna'))
