SELECT
  "id"
FROM "events"
WHERE ("c" = '1')
  AND (("a" = '1') OR ("b" = '1'))
