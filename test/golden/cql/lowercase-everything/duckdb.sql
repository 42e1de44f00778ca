SELECT
  coalesce("@timestamp", "@timestamp") AS "@timestamp",
  coalesce(lower("user"), "user") AS "user",
  lower("Host") AS "host"
FROM "events"
