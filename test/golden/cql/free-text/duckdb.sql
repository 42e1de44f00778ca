SELECT
  "ComputerName",
  "CommandLine",
  "ImageFileName"
FROM "events"
WHERE (contains("ComputerName", 'scp') OR contains("UserName", 'scp') OR contains("ImageFileName", 'scp') OR contains("CommandLine", 'scp') OR contains("TargetProcessId", 'scp') OR contains("RemoteAddressIP4", 'scp') OR contains("RemotePort", 'scp') OR contains("DomainName", 'scp') OR contains("ComputerName", 'mega') OR contains("UserName", 'mega') OR contains("ImageFileName", 'mega') OR contains("CommandLine", 'mega') OR contains("TargetProcessId", 'mega') OR contains("RemoteAddressIP4", 'mega') OR contains("RemotePort", 'mega') OR contains("DomainName", 'mega'))
