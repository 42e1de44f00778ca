WITH hits AS (
  SELECT *,
    regexp_matches(ImageFileName, '(?i)(rclone\.exe|winscp\.exe|pscp\.exe|psftp\.exe|filezilla\.exe|sftp\.exe|scp\.exe|curl\.exe|wget\.exe)') AS tool
  FROM falcon
  WHERE "#event_simpleName" IN ('ProcessRollup2', 'SyntheticProcessRollup2', 'NetworkConnectIP4')
),
typed AS (
  SELECT *,
    CASE
      WHEN "#event_simpleName" <> 'NetworkConnectIP4' AND (tool
        OR (regexp_matches(ImageFileName, '(?i)(powershell\.exe|cmd\.exe)') AND regexp_matches(CommandLine, '(?i)(sftp|\bscp\b|smtps|ftps|webdav|rclone|winscp)')))
        THEN 'ProcessExecution'
      WHEN "#event_simpleName" = 'NetworkConnectIP4' AND RemotePort IN ('22', '443', '465', '587', '990', '993', '8443', '21') AND tool
        AND NOT coalesce(regexp_matches(RemoteAddressIP4, '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)'), false)
        THEN 'NetworkConnection'
    END AS DetectionType
  FROM hits
)
SELECT "@timestamp", ComputerName, UserName, ImageFileName, CommandLine, ParentImageFileName, RemoteAddressIP4, RemotePort, DetectionType,
  CASE
    WHEN regexp_matches(ImageFileName, '(?i)rclone\.exe') THEN 'Rclone'
    WHEN regexp_matches(ImageFileName, '(?i)winscp\.exe') THEN 'WinSCP'
    WHEN regexp_matches(ImageFileName, '(?i)(pscp|scp)\.exe') THEN 'SCP'
    WHEN regexp_matches(ImageFileName, '(?i)(psftp|sftp)\.exe') THEN 'SFTP'
    WHEN regexp_matches(ImageFileName, '(?i)filezilla\.exe') THEN 'FileZilla'
    WHEN regexp_matches(CommandLine, '(?i)sftp') THEN 'SFTP-via-Script'
    WHEN regexp_matches(CommandLine, '(?i)rclone') THEN 'Rclone-via-Script'
    ELSE 'Unknown'
  END AS ToolName,
  coalesce(regexp_matches(ImageFileName, '(?i)rclone\.exe') AND regexp_matches(CommandLine, '(?i)(copy|sync|move)'), false) AS RcloneCopy,
  coalesce(regexp_matches(ImageFileName, '(?i)rclone\.exe') AND regexp_matches(CommandLine, '(?i)(sftp|s3|gdrive|onedrive|mega|box|dropbox|webdav)'), false) AS RcloneRemote
FROM typed
WHERE DetectionType IS NOT NULL
ORDER BY "@timestamp" DESC
