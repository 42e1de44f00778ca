SELECT
  "id",
  CASE WHEN (CAST("@timestamp" AS DOUBLE) >= 1763640001000e0) THEN 'yes' ELSE 'no' END AS "inside",
  1763640001000 AS "from",
  (1763640004000e0 - 1763640001000e0) AS "until"
FROM "events"
WHERE ("@timestamp" >= 1763640001000)
  AND ("@timestamp" < 1763640004000)
