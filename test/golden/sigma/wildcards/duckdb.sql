SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image",
  "CommandLine"
FROM "windows/process_creation"
WHERE ((lower("CommandLine") IN ('what?', 'a*b')) OR ends_with(lower("Image"), '\cmd.exe') OR starts_with(lower("Image"), 'c:\temp\') OR contains(lower("CommandLine"), '50%_') OR (lower("CommandLine") LIKE 'run_.bat' ESCAPE '\') OR (lower("CommandLine") LIKE 'copy%to%' ESCAPE '\') OR (lower("CommandLine") LIKE 'back\\%slash' ESCAPE '\'))
