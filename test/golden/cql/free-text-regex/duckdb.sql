SELECT
  "ComputerName",
  "RemoteAddressIP4"
FROM "events"
WHERE (regexp_matches("ComputerName", '(?i)RCLONE') OR regexp_matches("UserName", '(?i)RCLONE') OR regexp_matches("ImageFileName", '(?i)RCLONE') OR regexp_matches("CommandLine", '(?i)RCLONE') OR regexp_matches("TargetProcessId", '(?i)RCLONE') OR regexp_matches("RemoteAddressIP4", '(?i)RCLONE') OR regexp_matches("RemotePort", '(?i)RCLONE') OR regexp_matches("DomainName", '(?i)RCLONE'))
  AND (NOT coalesce((contains("ComputerName", 'copy') OR contains("UserName", 'copy') OR contains("ImageFileName", 'copy') OR contains("CommandLine", 'copy') OR contains("TargetProcessId", 'copy') OR contains("RemoteAddressIP4", 'copy') OR contains("RemotePort", 'copy') OR contains("DomainName", 'copy')), false))
