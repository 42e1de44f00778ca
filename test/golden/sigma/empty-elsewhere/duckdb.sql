SELECT
  "note"
FROM "app/events"
WHERE ("note" = '')
