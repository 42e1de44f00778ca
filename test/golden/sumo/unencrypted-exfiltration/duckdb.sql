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
      "_sourceCategory",
      "EventID",
      "EventCode",
      "Computer",
      "Image",
      "CommandLine",
      "DestinationIp",
      "DestinationPort",
      "FtpTool",
      "HttpTool",
      "PlainPort",
      "Method",
      ("FtpTool" + "HttpTool") AS "Score",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_sourceCategory",
        "EventID",
        "EventCode",
        "Computer",
        "Image",
        "CommandLine",
        "DestinationIp",
        "DestinationPort",
        "FtpTool",
        "HttpTool",
        "PlainPort",
        CASE WHEN coalesce(("FtpTool" = 1), false) THEN 'FTP' ELSE CASE WHEN coalesce(("HttpTool" = 1), false) THEN 'HTTP' ELSE CASE WHEN coalesce(("PlainPort" = 1), false) THEN 'Network' ELSE 'Unknown' END END END AS "Method",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "_sourceCategory",
          "EventID",
          "EventCode",
          "Computer",
          "Image",
          "CommandLine",
          "DestinationIp",
          "DestinationPort",
          "FtpTool",
          "HttpTool",
          CASE WHEN coalesce(((NOT ("DestinationPort" IS NULL)) AND ("DestinationPort" IN ('21', '80')) AND (NOT regexp_matches("DestinationIp", '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.)')) AND (NOT regexp_matches("Image", '(?i)(chrome\.exe|svchost\.exe)'))), false) THEN 1::BIGINT ELSE 0::BIGINT END AS "PlainPort",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "_sourceCategory",
            "EventID",
            "EventCode",
            "Computer",
            "Image",
            "CommandLine",
            "DestinationIp",
            "DestinationPort",
            "FtpTool",
            CASE WHEN coalesce((regexp_matches("Image", '(?i)(curl|wget)') AND regexp_matches("CommandLine", 'http://')), false) THEN 1::BIGINT ELSE 0::BIGINT END AS "HttpTool",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "_sourceCategory",
              "EventID",
              "EventCode",
              "Computer",
              "Image",
              "CommandLine",
              "DestinationIp",
              "DestinationPort",
              CASE WHEN coalesce((regexp_matches("Image", '(?i)(ftp\.exe|lftp)') OR regexp_matches("CommandLine", '(?i)(ftp://|--upload-file)')), false) THEN 1::BIGINT ELSE 0::BIGINT END AS "FtpTool",
              rowid AS "order_1"
            FROM "messages"
            WHERE (("_sourceCategory" IS NULL) OR coalesce(regexp_full_match("_sourceCategory", '(?is).*windows.*'), false) OR ("_sourceCategory" IS NULL) OR coalesce(regexp_full_match("_sourceCategory", '(?is).*endpoint.*'), false))
              AND (("EventID" IN ('1', '3')) OR (CAST("EventCode" AS VARCHAR) IN ('1', '3')))
          ) AS t
        ) AS t
      ) AS t
    ) AS t
    WHERE ("Method" <> 'Unknown')
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
