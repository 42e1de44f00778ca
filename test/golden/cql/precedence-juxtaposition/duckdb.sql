SELECT
  "id"
FROM "events"
WHERE (NOT coalesce(("a" = '1'), false))
  AND ("b" = '1')
