SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command"
FROM "windows/process_creation"
WHERE contains(lower("@values"), 'net')
  AND contains(lower("@values"), 'user')
