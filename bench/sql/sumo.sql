WITH flags AS (
  SELECT *,
    coalesce(regexp_matches(Image, '(?i)(ftp\.exe|winscp\.exe|filezilla\.exe|ncftp|lftp)') OR regexp_matches(CommandLine, '(?i)(ftp://|ftps://|--ftp-upload|--upload-file|-T ftp|STOR )'), false)::INT AS IsFtp,
    coalesce(regexp_matches(Image, '(?i)(curl|wget)') AND regexp_matches(CommandLine, '(?i)(--upload-file|-T http://|--data-binary|--data @|-d @|--form|-F file=|multipart)') AND contains(CommandLine, 'http://'), false)::INT AS IsHttp,
    coalesce(regexp_matches(Image, '(?i)(nslookup\.exe|dnscat|iodine|dns2tcp|dnstunnel)') OR regexp_matches(CommandLine, '(?i)(dnscat|iodine|dns2tcp)'), false)::INT AS IsDns,
    coalesce(regexp_matches(Image, '(?i)(blat\.exe|swaks|sendmail|msmtp)') OR (regexp_matches(CommandLine, '(?i)(smtp|Send-MailMessage|sendmail)') AND regexp_matches(CommandLine, '(?i)(-attach|-to |-server)')), false)::INT AS IsSmtp,
    coalesce(DestinationPort IN ('21', '25', '69', '80', '110', '143', '2121', '8080', '8000', '8888')
      AND NOT regexp_matches(DestinationIp, '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)')
      AND NOT regexp_matches(Image, '(?i)(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|svchost\.exe|services\.exe)'), false)::INT AS IsPlain
  FROM sumo
  WHERE (contains(lower(_sourceCategory), 'windows') OR contains(lower(_sourceCategory), 'sysmon') OR contains(lower(_sourceCategory), 'endpoint'))
    AND EventID IN ('1', '3')
)
SELECT _messageTime, Computer, "User", Image, CommandLine, ParentImage, ParentCommandLine, DestinationIp, DestinationPort,
  CASE WHEN IsFtp = 1 THEN 'FTP' WHEN IsHttp = 1 THEN 'HTTP_Upload' WHEN IsDns = 1 THEN 'DNS_Tunnel' WHEN IsSmtp = 1 THEN 'SMTP' ELSE 'Plaintext_Network' END AS ExfilMethod,
  IsFtp + IsHttp + IsDns + IsSmtp AS SuspicionScore
FROM flags
WHERE IsFtp + IsHttp + IsDns + IsSmtp + IsPlain > 0
ORDER BY _messageTime DESC
