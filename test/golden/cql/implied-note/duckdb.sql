SELECT
  "@timestamp",
  "#event_simpleName",
  "ComputerName",
  "UserName",
  "ImageFileName",
  "CommandLine",
  "TargetProcessId",
  "RemoteAddressIP4",
  "RemotePort",
  "DomainName"
FROM "events"
WHERE ("#event_simpleName" = 'DnsRequest')
  AND (contains("ComputerName", 'https://x') OR contains("UserName", 'https://x') OR contains("ImageFileName", 'https://x') OR contains("CommandLine", 'https://x') OR contains("TargetProcessId", 'https://x') OR contains("RemoteAddressIP4", 'https://x') OR contains("RemotePort", 'https://x') OR contains("DomainName", 'https://x'))
