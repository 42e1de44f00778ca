SELECT
  "id"
FROM "events"
WHERE contains("a", 'md.e')
