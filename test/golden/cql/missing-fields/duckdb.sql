SELECT
  "id",
  "a",
  "b"
FROM "events"
WHERE ("c" IS NULL)
  AND (NOT coalesce(("a" = '1'), false))
  AND (NOT coalesce(("b" = '1'), false))
