SELECT
  "_messageTime",
  "Computer",
  "Image",
  "DestinationIp",
  "DestinationPort",
  "Method",
  "Score"
FROM (
  SELECT
    "_messageTime",
    "Computer",
    "Image",
    "DestinationIp",
    "DestinationPort",
    "Method",
    "Score",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "Computer",
      "Image",
      "DestinationIp",
      "DestinationPort",
      CASE WHEN ("FtpTool" = 1) THEN 'FTP' ELSE CASE WHEN ("HttpTool" = 1) THEN 'HTTP' ELSE CASE WHEN ("PlainPort" = 1) THEN 'Network' ELSE 'Unknown' END END END AS "Method",
      ("FtpTool" + "HttpTool") AS "Score",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "Computer",
        "Image",
        "DestinationIp",
        "DestinationPort",
        CASE WHEN (regexp_matches("Image", '(?i)(ftp\.exe|lftp)') OR regexp_matches("CommandLine", '(?i)(ftp://|--upload-file)')) THEN 1::BIGINT ELSE 0::BIGINT END AS "FtpTool",
        CASE WHEN (regexp_matches("Image", '(?i)(curl|wget)') AND regexp_matches("CommandLine", 'http://')) THEN 1::BIGINT ELSE 0::BIGINT END AS "HttpTool",
        CASE WHEN ((NOT ("DestinationPort" IS NULL)) AND ("DestinationPort" IN ('21', '80')) AND (NOT regexp_matches("DestinationIp", '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.)')) AND (NOT regexp_matches("Image", '(?i)(chrome\.exe|svchost\.exe)'))) THEN 1::BIGINT ELSE 0::BIGINT END AS "PlainPort",
        rowid AS "order_1"
      FROM "messages"
      WHERE (("EventID" IN ('1', '3')) OR (CAST("EventCode" AS VARCHAR) IN ('1', '3')))
        AND (("_sourceCategory" IS NULL) OR ("_sourceCategory" IS NULL) OR regexp_matches("_sourceCategory", '(?s)[wW][iI][nN][dD][oO][wW][sS]') OR regexp_matches("_sourceCategory", '(?s)[eE][nN][dD][pP][oO][iI][nN][tT]'))
    ) AS t
    WHERE (CASE WHEN ("FtpTool" = 1) THEN 'FTP' ELSE CASE WHEN ("HttpTool" = 1) THEN 'HTTP' ELSE CASE WHEN ("PlainPort" = 1) THEN 'Network' ELSE 'Unknown' END END END <> 'Unknown')
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
