SELECT
  "id",
  1763596800000 AS "from",
  1763636400000 AS "until"
FROM "events"
WHERE ("@timestamp" >= 1763596800000)
  AND ("@timestamp" < 1763636400000)
