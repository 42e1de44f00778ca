SELECT
  "note"
FROM "app/events"
WHERE (NOT coalesce(("note" IS NULL), false))
