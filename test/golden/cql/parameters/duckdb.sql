SELECT
  "UserName"
FROM "events"
WHERE (NOT ("ComputerName" IS NULL))
  AND (NOT ("UserName" IS NULL))
  AND starts_with("UserName", 'an')
