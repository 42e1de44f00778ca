SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image",
  "EventID"
FROM "windows/process_creation"
WHERE (lower("Image") IN ('c:\windows\system32\cmd.exe', 'c:\windows\system32\wscript.exe'))
  AND (lower("EventID") = '1')
