SELECT
  "id"
FROM "events"
WHERE ("a" = 'cmd.exe')
