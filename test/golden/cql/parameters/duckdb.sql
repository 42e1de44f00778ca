SELECT
  "UserName"
FROM "events"
WHERE (NOT ("ComputerName" IS NULL))
  AND starts_with("UserName", 'an')
  AND (NOT ("UserName" IS NULL))
