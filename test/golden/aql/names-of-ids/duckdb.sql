SELECT
  "source",
  "type",
  "category_name",
  "event",
  "protocol",
  "DOMAINNAME_1"
FROM (
  SELECT
    "source",
    "type",
    "category_name",
    "event",
    "protocol",
    "DOMAINNAME_1",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      coalesce("logsourcename", CAST("logsourceid" AS VARCHAR)) AS "source",
      CASE WHEN (CAST("devicetype" AS VARCHAR) = '11') THEN 'Linux OS' WHEN (CAST("devicetype" AS VARCHAR) = '12') THEN 'Microsoft Windows Security Event Log' ELSE CAST("devicetype" AS VARCHAR) END AS "type",
      coalesce("categoryname", CAST("category" AS VARCHAR)) AS "category_name",
      CAST("qid" AS VARCHAR) AS "event",
      CASE WHEN (CAST("protocolid" AS VARCHAR) = '1') THEN 'icmp_ip' WHEN (CAST("protocolid" AS VARCHAR) = '6') THEN 'tcp_ip' WHEN (CAST("protocolid" AS VARCHAR) = '17') THEN 'udp_ip' ELSE CAST("protocolid" AS VARCHAR) END AS "protocol",
      '1' AS "DOMAINNAME_1",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ((coalesce("logsourcename", CAST("logsourceid" AS VARCHAR)) = '8') OR regexp_matches(coalesce("logsourcename", CAST("logsourceid" AS VARCHAR)), '(?s)^[wW][iI][nN]'))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
