SELECT
  "id",
  "a",
  "b"
FROM "events"
WHERE (NOT coalesce(("a" = '1'), false))
  AND (NOT coalesce(("b" = '1'), false))
  AND ("c" IS NULL)
