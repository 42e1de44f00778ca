SELECT
  'x' AS "my field",
  "DomainName"
FROM "events"
WHERE ("#event_simpleName" = 'DnsRequest')
