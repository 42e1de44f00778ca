SELECT
  "s"
FROM "events"
WHERE ("p" > 20)
  AND (contains("u", 'head') OR contains("s", 'head') OR contains(CAST("p" AS VARCHAR), 'head'))
