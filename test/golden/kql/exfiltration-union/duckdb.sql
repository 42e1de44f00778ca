SELECT
  "Timestamp",
  "DeviceName",
  "AccountName",
  "FileName",
  "ProcessCommandLine",
  "Tool",
  "InitiatingProcessFileName",
  "Connections",
  "MB",
  "IPs",
  "Ports",
  "RemoteIPs",
  "HasCopy",
  "HasRemote"
FROM (
  SELECT
    "Timestamp",
    "DeviceName",
    "AccountName",
    "FileName",
    "ProcessCommandLine",
    "Tool",
    "InitiatingProcessFileName",
    "Connections",
    "MB",
    "IPs",
    "Ports",
    "RemoteIPs",
    "HasCopy",
    "HasRemote",
    "order_1" AS "order_4",
    "order_2" AS "order_5",
    "order_3" AS "order_6",
    "order_4" AS "order_7",
    "order_5" AS "order_8",
    "order_6" AS "order_9",
    "order_7" AS "order_10"
  FROM (
    SELECT
      "Timestamp",
      "DeviceName",
      "AccountName",
      "FileName",
      "ProcessCommandLine",
      CASE WHEN (strlen("FileName") = 10 AND lower("FileName") = 'rclone.exe') THEN 'Rclone' WHEN (lower("FileName") IN ('scp.exe', 'pscp.exe') AND strlen("FileName") = length("FileName")) THEN 'SCP' WHEN regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][fF][tT][pP](?:[^\pL\pN]|$)') THEN 'SFTP' WHEN regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][cC][pP] ') THEN 'SCP' ELSE 'Unknown' END AS "Tool",
      '' AS "InitiatingProcessFileName",
      NULL::BIGINT AS "Connections",
      NULL::DOUBLE AS "MB",
      NULL::BIGINT AS "IPs",
      NULL::JSON AS "Ports",
      NULL::JSON AS "RemoteIPs",
      NULL::BOOLEAN AS "HasCopy",
      NULL::BOOLEAN AS "HasRemote",
      0 AS "order_1",
      "order_1" AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7"
    FROM (
      SELECT
        "Timestamp",
        coalesce("DeviceName", '') AS "DeviceName",
        coalesce("AccountName", '') AS "AccountName",
        coalesce("FileName", '') AS "FileName",
        coalesce("ProcessCommandLine", '') AS "ProcessCommandLine",
        rowid AS "order_1"
      FROM "DeviceProcessEvents"
      WHERE ("Timestamp" > 17950896000000000)
        AND ((lower("FileName") IN ('rclone.exe', 'scp.exe', 'pscp.exe', 'curl.exe') AND strlen("FileName") = length("FileName")) OR ((strlen("FileName") = 7 AND lower("FileName") = 'cmd.exe') AND regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[sS][cC][pP] )|(?:^|[^\pL\pN])(?:[wW][iI][nN][sS][cC][pP])(?:[^\pL\pN]|$)')) OR ((strlen("FileName") = 14 AND lower("FileName") = 'powershell.exe') AND regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[sS][cC][pP]|[sS][fF][tT][pP])(?:[^\pL\pN]|$)')))
    ) AS t
    UNION ALL
    SELECT
      "Timestamp",
      "DeviceName",
      "AccountName",
      '' AS "FileName",
      '' AS "ProcessCommandLine",
      '' AS "Tool",
      "InitiatingProcessFileName",
      "count" AS "Connections",
      round(CASE WHEN 1048576::BIGINT = 0 THEN CASE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) = 0 OR isnan(CAST(coalesce("sum", 0::BIGINT) AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST(coalesce("sum", 0::BIGINT) AS DOUBLE)::DOUBLE / 1048576::BIGINT::DOUBLE END::DOUBLE, 2::BIGINT::INTEGER) AS "MB",
      "count_distinct" AS "IPs",
      "set" AS "Ports",
      "set_2" AS "RemoteIPs",
      NULL::BOOLEAN AS "HasCopy",
      NULL::BOOLEAN AS "HasRemote",
      1 AS "order_1",
      NULL AS "order_2",
      "DeviceName" AS "order_3",
      "AccountName" AS "order_4",
      "InitiatingProcessFileName" AS "order_5",
      "InitiatingProcessCommandLine" AS "order_6",
      "Timestamp" AS "order_7"
    FROM (
      SELECT
        "DeviceName",
        "AccountName",
        "InitiatingProcessFileName",
        "InitiatingProcessCommandLine",
        CASE WHEN 36000000000 > 0 THEN "Timestamp" - (((("Timestamp" - (-621355968000000000)) % 36000000000) + 36000000000) % 36000000000) END AS "Timestamp",
        count(*) AS "count",
        CAST(sum("SentBytes") AS BIGINT) AS "sum",
        count(DISTINCT "RemoteIP") AS "count_distinct",
        coalesce(to_json((list(DISTINCT "RemotePort" ORDER BY "RemotePort") FILTER (WHERE "RemotePort" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "set",
        coalesce(to_json((list(DISTINCT "RemoteIP" ORDER BY "RemoteIP") FILTER (WHERE "RemoteIP" IS NOT NULL))[1:10::BIGINT]), '[]'::JSON) AS "set_2"
      FROM (
        SELECT
          "Timestamp",
          coalesce("DeviceName", '') AS "DeviceName",
          "RemotePort",
          coalesce("RemoteIP", '') AS "RemoteIP",
          coalesce("InitiatingProcessFileName", '') AS "InitiatingProcessFileName",
          coalesce("InitiatingProcessCommandLine", '') AS "InitiatingProcessCommandLine",
          "SentBytes",
          coalesce("AccountName", '') AS "AccountName"
        FROM "DeviceNetworkEvents"
        WHERE ("RemotePort" IN (443, 22, 21))
          AND ("Timestamp" > 17950896000000000)
          AND ("RemoteIPType" = 'Public')
          AND ((lower("InitiatingProcessFileName") IN ('rclone.exe', 'scp.exe', 'pscp.exe', 'curl.exe') AND strlen("InitiatingProcessFileName") = length("InitiatingProcessFileName")) OR regexp_matches("InitiatingProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[sS][cC][pP] |[pP][uU][tT] )|(?:^|[^\pL\pN])(?:[wW][iI][nN][sS][cC][pP])(?:[^\pL\pN]|$)'))
      ) AS t
      GROUP BY 1, 2, 3, 4, 5
    ) AS t
    WHERE (("count" > 5) OR ((round(CASE WHEN 1048576::BIGINT = 0 THEN CASE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) = 0 OR isnan(CAST(coalesce("sum", 0::BIGINT) AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST(coalesce("sum", 0::BIGINT) AS DOUBLE)::DOUBLE / 1048576::BIGINT::DOUBLE END::DOUBLE, 2::BIGINT::INTEGER) > 10) AND (NOT isnan(round(CASE WHEN 1048576::BIGINT = 0 THEN CASE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) = 0 OR isnan(CAST(coalesce("sum", 0::BIGINT) AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST(coalesce("sum", 0::BIGINT) AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST(coalesce("sum", 0::BIGINT) AS DOUBLE)::DOUBLE / 1048576::BIGINT::DOUBLE END::DOUBLE, 2::BIGINT::INTEGER)))))
    UNION ALL
    SELECT
      "Timestamp",
      "DeviceName",
      "AccountName",
      "FileName",
      '' AS "ProcessCommandLine",
      '' AS "Tool",
      '' AS "InitiatingProcessFileName",
      NULL::BIGINT AS "Connections",
      NULL::DOUBLE AS "MB",
      NULL::BIGINT AS "IPs",
      NULL::JSON AS "Ports",
      NULL::JSON AS "RemoteIPs",
      "HasCopy",
      "HasRemote",
      2 AS "order_1",
      "order_1" AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7"
    FROM (
      SELECT
        "Timestamp",
        "DeviceName",
        "AccountName",
        "FileName",
        regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[cC][oO][pP][yY]|[sS][yY][nN][cC])(?:[^\pL\pN]|$)') AS "HasCopy",
        (regexp_matches("ProcessCommandLine", '(?s):') AND regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[mM][eE][gG][aA]|[dD][rR][oO][pP][bB][oO][xX])(?:[^\pL\pN]|$)')) AS "HasRemote",
        "order_1"
      FROM (
        SELECT
          "Timestamp",
          coalesce("DeviceName", '') AS "DeviceName",
          coalesce("AccountName", '') AS "AccountName",
          coalesce("FileName", '') AS "FileName",
          coalesce("ProcessCommandLine", '') AS "ProcessCommandLine",
          rowid AS "order_1"
        FROM "DeviceProcessEvents"
        WHERE ("Timestamp" > 17950896000000000)
          AND (strlen("FileName") = 10 AND lower("FileName") = 'rclone.exe')
      ) AS t
    ) AS t
    WHERE ("HasCopy" OR "HasRemote")
  ) AS t
) AS t
ORDER BY "Timestamp" DESC NULLS LAST, "DeviceName" NULLS FIRST, "Tool" NULLS FIRST, "order_4", "order_5", "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS FIRST, "order_9" NULLS FIRST, "order_10" NULLS FIRST
