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
WHERE ("ComputerName" = 'HOST-C')
