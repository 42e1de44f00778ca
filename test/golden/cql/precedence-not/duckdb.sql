SELECT
  "id"
FROM "events"
WHERE ("a" = '1')
  AND ((NOT coalesce(("b" = '1'), false)) OR ("c" = '1'))
