SELECT
  "s"
FROM "events"
WHERE ("s" = 'C:\a')
