SELECT
  "@time",
  "@host",
  "time",
  "host"
FROM "app/events"
WHERE starts_with(lower("host"), 'a')
