SELECT
  "#event_simpleName",
  "DomainName"
FROM "events"
WHERE ("#event_simpleName" = 'DnsRequest')
  AND ("ComputerName" = 'HOST-C')
