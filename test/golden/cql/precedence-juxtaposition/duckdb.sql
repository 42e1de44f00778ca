SELECT
  "id"
FROM "events"
WHERE ("b" = '1')
  AND (NOT coalesce(("a" = '1'), false))
