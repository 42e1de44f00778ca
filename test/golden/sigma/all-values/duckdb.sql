SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "CommandLine",
  "Image"
FROM "windows/process_creation"
WHERE contains(lower("CommandLine"), ' -enc')
  AND contains(lower("CommandLine"), 'bypass')
  AND (ends_with(lower("Image"), '\powershell.exe') OR ends_with(lower("Image"), '\pwsh.exe'))
