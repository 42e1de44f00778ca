SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "User" AS "User_2",
  "ParentImage"
FROM "windows/process_creation"
WHERE (("ParentImage" IS NULL) OR ("ParentImage" IN ('', '-')))
  AND (NOT coalesce((("User" IS NULL) OR ("User" IN ('', '-'))), false))
