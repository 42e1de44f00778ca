SELECT
  "@time" AS "time",
  "@host" AS "host",
  "DestinationPort"
FROM "windows/network_connection"
WHERE (NOT coalesce((lower("DestinationPort") IN ('443', '80')), false))
