SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "CommandLine"
FROM "windows/process_creation"
WHERE (regexp_matches("CommandLine", '^cmd(\.exe)?\s+/c .*\d{3}(?:\x{a}?\z)') OR regexp_matches("CommandLine", '(?i)invoke-[a-z]+') OR regexp_matches("CommandLine", '(?m)^second$') OR regexp_matches("CommandLine", '(?s)a.b'))
