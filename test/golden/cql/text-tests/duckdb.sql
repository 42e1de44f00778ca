SELECT
  "CommandLine"
FROM "events"
WHERE starts_with("CommandLine", 'cmd')
  AND (NOT coalesce(ends_with("CommandLine", 'scope'), false))
