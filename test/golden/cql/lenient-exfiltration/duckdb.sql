SELECT
  "@timestamp",
  "ComputerName",
  "RemoteAddressIP4",
  "Kind",
  "Tool",
  "Copy"
FROM (
  SELECT
    "@timestamp",
    "ComputerName",
    "RemoteAddressIP4",
    "Kind",
    "Tool",
    "Copy",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "@timestamp",
      "ComputerName",
      "RemoteAddressIP4",
      CASE WHEN ("branch" = 1) THEN 'process' ELSE 'network' END AS "Kind",
      CASE WHEN regexp_matches("ImageFileName", '(?:[rR][cC][lL][oO][nN][eE])') THEN 'Rclone' WHEN regexp_matches("ImageFileName", '(?:[sS][cC][pP])') THEN 'SCP' ELSE 'Unknown' END AS "Tool",
      CASE WHEN (regexp_matches("ImageFileName", '(?:[rR][cC][lL][oO][nN][eE])') AND regexp_matches("CommandLine", '(?:[cC][oO][pP][yY])')) THEN 'true' ELSE 'false' END AS "Copy",
      "order_1"
    FROM (
      SELECT
        "@timestamp",
        "ComputerName",
        "ImageFileName",
        "CommandLine",
        "RemoteAddressIP4",
        CASE WHEN (("#event_simpleName" = 'ProcessRollup2') AND (regexp_matches("ImageFileName", '(?:([rR][cC][lL][oO][nN][eE]|[wW][iI][nN][sS][cC][pP])\.[eE][xX][eE])') OR (regexp_matches("ImageFileName", '(?:[cC][mM][dD]\.[eE][xX][eE])') AND regexp_matches("CommandLine", '\bscp\b')))) THEN 1::BIGINT WHEN (("#event_simpleName" = 'NetworkConnectIP4') AND ("RemotePort" IN ('22', '443')) AND (NOT coalesce(regexp_matches("RemoteAddressIP4", '^172\.(1[6-9]|2[0-9]|3[01])\.'), false))) THEN 2::BIGINT ELSE NULL::BIGINT END AS "branch",
        rowid AS "order_1"
      FROM "events"
      WHERE ("#event_simpleName" IN ('ProcessRollup2', 'NetworkConnectIP4'))
    ) AS t
    WHERE (NOT ("branch" IS NULL))
  ) AS t
) AS t
ORDER BY "@timestamp" DESC NULLS LAST, "@timestamp" DESC NULLS LAST, "order_3"
