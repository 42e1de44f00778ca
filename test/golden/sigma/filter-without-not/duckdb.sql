SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image"
FROM "windows/process_creation"
WHERE ends_with(lower("Image"), '\cmd.exe')
  AND (NOT coalesce(starts_with(lower("User"), 'srv_'), false))
