SELECT
  "@time" AS "time",
  "@host" AS "host",
  "DestinationPort"
FROM "windows/network_connection"
WHERE (lower("DestinationPort") = lower("SourcePort"))
