SELECT
  "note"
FROM "app/events"
WHERE (("note" IS NULL) OR ("note" = ''))
