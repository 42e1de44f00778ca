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
WHERE host_backtracking_matches_string_string_string_gives_boolean("CommandLine", 'a(?!b)', 'ru')
