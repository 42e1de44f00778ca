SELECT strftime(make_timestamp(starttime * 1000), '%Y-%m-%d %H:%M:%S') AS EventTime, logsourcename, username, sourceip, destinationip,
  destinationport, EventID, "Process Name", CommandLine, categoryname
FROM qradar
WHERE devicetype IN (12, 229)
  AND starttime >= epoch_ms(TIMESTAMP '2026-11-19 12:00:00')
  AND (
    (EventID IN ('1', '4688') AND (
      regexp_matches("Process Name", '(?i)(rclone\.exe|winscp\.exe|pscp\.exe|psftp\.exe|filezilla\.exe|sftp\.exe|scp\.exe|curl\.exe|wget\.exe)')
      OR (regexp_matches("Process Name", '(?i)(powershell\.exe|cmd\.exe)') AND regexp_matches(CommandLine, '(?i)(sftp|\bscp\b|smtps|ftps|webdav|rclone|winscp)'))
    ))
    OR (EventID = '3' AND destinationport IN (22, 443, 465, 587, 990, 993, 8443, 21)
      AND (regexp_matches("Process Name", '(?i)(rclone\.exe|winscp\.exe|pscp\.exe|psftp\.exe|filezilla\.exe|sftp\.exe|scp\.exe|curl\.exe|wget\.exe)')
        OR regexp_matches(CommandLine, '(?i)(sftp|smtps|webdav|ftps|rclone)'))
      AND NOT regexp_matches(destinationip, '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)'))
  )
ORDER BY EventTime DESC
