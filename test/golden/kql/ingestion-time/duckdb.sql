SELECT
  coalesce("Host", '') AS "Host",
  "TimeGenerated" AS "Taken"
FROM "Logons"
WHERE ("TimeGenerated" > 17950896000000000)
