SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image",
  "OriginalFileName",
  "EventID",
  "User" AS "User_2",
  "ProcessId"
FROM "windows/process_creation"
WHERE (ends_with(lower("Image"), '\psexec.exe') OR ((lower("OriginalFileName") = 'psexec.c') AND (lower("EventID") = '1')) OR ((lower("User") = 'ada') AND (lower("ProcessId") = '7')))
