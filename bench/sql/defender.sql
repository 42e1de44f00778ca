WITH launches AS (
  SELECT *, lower(FileName) AS name FROM process WHERE Timestamp > TIMESTAMP '2026-11-19 12:00:00'
),
tools AS (
  SELECT Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, InitiatingProcessFileName, InitiatingProcessCommandLine,
    CASE
      WHEN name = 'rclone.exe' THEN 'Rclone'
      WHEN name = 'winscp.exe' THEN 'WinSCP'
      WHEN name IN ('pscp.exe', 'scp.exe') THEN 'SCP'
      WHEN name IN ('psftp.exe', 'sftp.exe') THEN 'SFTP'
      WHEN name = 'filezilla.exe' THEN 'FileZilla'
      WHEN regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])sftp([^\pL\pN]|$)') THEN 'SFTP'
      WHEN regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])scp ') THEN 'SCP'
      WHEN regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])rclone([^\pL\pN]|$)') THEN 'Rclone'
      ELSE 'Unknown'
    END AS ToolName
  FROM launches
  WHERE name IN ('rclone.exe', 'winscp.exe', 'pscp.exe', 'psftp.exe', 'filezilla.exe', 'sftp.exe', 'scp.exe', 'curl.exe', 'wget.exe')
    OR (name = 'cmd.exe' AND regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])(sftp([^\pL\pN]|$)|scp |rclone([^\pL\pN]|$)|winscp([^\pL\pN]|$))'))
    OR (name = 'powershell.exe' AND regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])(sftp|scp|smtps|webdav|ftps|rclone)([^\pL\pN]|$)'))
),
network AS (
  SELECT time_bucket(INTERVAL 1 HOUR, Timestamp) AS Timestamp, DeviceName, AccountName, InitiatingProcessFileName,
    InitiatingProcessCommandLine, count(*) AS ConnectionCount, round(sum(SentBytes) / 1048576, 2) AS MBSent,
    count(DISTINCT RemoteIP) AS UniqueRemoteIPs, to_json(list(DISTINCT RemotePort)) AS Ports, to_json(list(DISTINCT RemoteIP)[1:10]) AS RemoteIPs
  FROM network_events
  WHERE Timestamp > TIMESTAMP '2026-11-19 12:00:00'
    AND RemotePort IN (443, 22, 465, 587, 990, 993, 8443, 21)
    AND RemoteIPType = 'Public'
    AND (
      lower(InitiatingProcessFileName) IN ('rclone.exe', 'winscp.exe', 'pscp.exe', 'psftp.exe', 'filezilla.exe', 'sftp.exe', 'scp.exe', 'curl.exe', 'wget.exe')
      OR regexp_matches(InitiatingProcessCommandLine, '(?i)(^|[^\pL\pN])((sftp|smtps|ftps|webdav|rclone|winscp|mput|ssl|tls)([^\pL\pN]|$)|scp |put )|--sftp([^\pL\pN]|$)|--webdav([^\pL\pN]|$)')
    )
  GROUP BY ALL
  HAVING MBSent > 10 OR ConnectionCount > 5
),
rclone AS (
  SELECT Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, InitiatingProcessFileName,
    regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])(copy|sync|move)([^\pL\pN]|$)') AS HasCopy,
    contains(ProcessCommandLine, ':') AND regexp_matches(ProcessCommandLine, '(?i)(^|[^\pL\pN])(sftp|s3|gdrive|onedrive|mega|box|dropbox|webdav)([^\pL\pN]|$)') AS HasRemote
  FROM launches
  WHERE name = 'rclone.exe'
)
SELECT * FROM (
  SELECT * FROM tools
  UNION ALL BY NAME SELECT * FROM network
  UNION ALL BY NAME SELECT * FROM rclone WHERE HasCopy OR HasRemote
)
ORDER BY Timestamp DESC
