SELECT
  "id",
  "user"
FROM "events"
WHERE (NOT ("@timestamp" IS NULL))
  AND (NOT ("user" IS NULL))
