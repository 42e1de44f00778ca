SELECT
  (("@timestamp" - ((("@timestamp" % 10000) + 10000) % 10000)) // 10000) AS "@timestamp",
  "u",
  "s",
  "p"
FROM "events"
WHERE (contains("u", 's') OR contains("s", 's') OR contains(CAST("p" AS VARCHAR), 's'))
  AND (contains("u", 'contains') OR contains("s", 'contains') OR contains(CAST("p" AS VARCHAR), 'contains'))
  AND (contains("u", 'staff') OR contains("s", 'staff') OR contains(CAST("p" AS VARCHAR), 'staff'))
