SELECT
  "kind",
  "note"
FROM "app/events"
WHERE (NOT ("kind" IS NULL))
  AND (NOT coalesce((("note" IS NULL) OR ("note" = '') OR (lower("note") = 'x')), false))
