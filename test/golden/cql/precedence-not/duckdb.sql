SELECT
  "id"
FROM "events"
WHERE ("a" = '1')
  AND (("c" = '1') OR (NOT coalesce(("b" = '1'), false)))
