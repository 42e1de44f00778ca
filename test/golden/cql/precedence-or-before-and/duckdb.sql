SELECT
  "id"
FROM "events"
WHERE (("a" = '1') OR ("b" = '1'))
  AND ("c" = '1')
