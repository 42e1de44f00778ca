SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "CommandLine"
FROM "windows/process_creation"
WHERE host_backtracking_matches_string_string_string_gives_boolean("CommandLine", 'user(?!name) [^\n]*=(?=\n?\z)', '')
  AND regexp_matches("CommandLine", '(?i)user')
