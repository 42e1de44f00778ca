SELECT
  "Host",
  lower("Host") AS "host_2",
  coalesce(lower("user"), "user") AS "user",
  "Bytes"
FROM "events"
