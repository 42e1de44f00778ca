SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "ParentImage",
  "User" AS "User_2",
  "OriginalFileName"
FROM "windows/process_creation"
WHERE (("ParentImage" IS NULL) OR ("ParentImage" IN ('', '-')) OR ("User" IS NULL) OR ("User" IN ('', '-')) OR ("OriginalFileName" IS NULL) OR ("OriginalFileName" IN ('', '-')))
