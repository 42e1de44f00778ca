SELECT
  "ComputerName",
  "RemoteAddressIP4"
FROM "events"
WHERE (NOT coalesce((contains("ComputerName", 'copy') OR contains("UserName", 'copy') OR contains("ImageFileName", 'copy') OR contains("CommandLine", 'copy') OR contains("TargetProcessId", 'copy') OR contains("RemoteAddressIP4", 'copy') OR contains("RemotePort", 'copy') OR contains("DomainName", 'copy')), false))
  AND (regexp_matches("ComputerName", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("UserName", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("ImageFileName", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("CommandLine", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("TargetProcessId", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("RemoteAddressIP4", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("RemotePort", '[rR][cC][lL][oO][nN][eE]') OR regexp_matches("DomainName", '[rR][cC][lL][oO][nN][eE]'))
