SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "CommandLine"
FROM "windows/process_creation"
WHERE ((lower("CommandLine") IN ('dir\', 'a\b', '\\server\share')) OR (lower("CommandLine") LIKE 'back\\%slash' ESCAPE '\'))
