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
    "order_7" AS "order_10",
    "order_8" AS "order_11"
  FROM (
    SELECT
      "Timestamp",
      "DeviceName",
      "AccountName",
      "FileName",
      "ProcessCommandLine",
      "Tool",
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
      NULL AS "order_7",
      NULL AS "order_8"
    FROM (
      SELECT
        "Timestamp",
        "DeviceName",
        "AccountName",
        "FileName",
        "ProcessCommandLine",
        "Tool",
        "order_1"
      FROM (
        SELECT
          "Timestamp",
          "DeviceName",
          "AccountName",
          "FileName",
          "ProcessCommandLine",
          CASE WHEN (strlen("FileName") = 10 AND lower("FileName") = 'rclone.exe') THEN 'Rclone' WHEN ((strlen("FileName") = 7 AND lower("FileName") = 'scp.exe') OR (strlen("FileName") = 8 AND lower("FileName") = 'pscp.exe')) THEN 'SCP' WHEN regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][fF][tT][pP](?:[^\pL\pN]|$)') THEN 'SFTP' WHEN regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][cC][pP] ') THEN 'SCP' ELSE 'Unknown' END AS "Tool",
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
        ) AS t
        WHERE ((lower("FileName") IN ('rclone.exe', 'scp.exe', 'pscp.exe', 'curl.exe') AND strlen("FileName") = length("FileName")) OR ((strlen("FileName") = 7 AND lower("FileName") = 'cmd.exe') AND regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[sS][cC][pP] )|(?:^|[^\pL\pN])(?:[wW][iI][nN][sS][cC][pP])(?:[^\pL\pN]|$)')) OR ((strlen("FileName") = 14 AND lower("FileName") = 'powershell.exe') AND regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[sS][cC][pP]|[sS][fF][tT][pP])(?:[^\pL\pN]|$)')))
      ) AS t
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
      "Connections",
      "MB",
      "IPs",
      "Ports",
      "RemoteIPs",
      NULL::BOOLEAN AS "HasCopy",
      NULL::BOOLEAN AS "HasRemote",
      1 AS "order_1",
      NULL AS "order_2",
      "DeviceName" AS "order_3",
      "AccountName" AS "order_4",
      "InitiatingProcessFileName" AS "order_5",
      "order_4" AS "order_6",
      "Timestamp" AS "order_7",
      NULL AS "order_8"
    FROM (
      SELECT
        "Timestamp",
        "DeviceName",
        "AccountName",
        "InitiatingProcessFileName",
        "Connections",
        "MB",
        "IPs",
        "Ports",
        "RemoteIPs",
        "order_4"
      FROM (
        SELECT
          "DeviceName",
          "AccountName",
          "InitiatingProcessFileName",
          "Timestamp",
          "Connections",
          "IPs",
          "Ports",
          "RemoteIPs",
          round(CASE WHEN 1048576::BIGINT = 0 THEN CASE WHEN CAST("Sent" AS DOUBLE) = 0 OR isnan(CAST("Sent" AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST("Sent" AS DOUBLE) > 0 THEN 'inf'::DOUBLE ELSE '-inf'::DOUBLE END ELSE CAST("Sent" AS DOUBLE)::DOUBLE / 1048576::BIGINT::DOUBLE END::DOUBLE, 2::BIGINT::INTEGER) AS "MB",
          "order_4"
        FROM (
          SELECT
            "DeviceName",
            "AccountName",
            "InitiatingProcessFileName",
            "Timestamp",
            "count" AS "Connections",
            coalesce("sum", 0::BIGINT) AS "Sent",
            "count_distinct" AS "IPs",
            "set" AS "Ports",
            "set_2" AS "RemoteIPs",
            "InitiatingProcessCommandLine" AS "order_4"
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
                coalesce("RemoteIPType", '') AS "RemoteIPType",
                coalesce("InitiatingProcessFileName", '') AS "InitiatingProcessFileName",
                coalesce("InitiatingProcessCommandLine", '') AS "InitiatingProcessCommandLine",
                "SentBytes",
                coalesce("AccountName", '') AS "AccountName"
              FROM "DeviceNetworkEvents"
              WHERE ("RemotePort" IN (443, 22, 21))
                AND ("Timestamp" > 17950896000000000)
            ) AS t
            WHERE ("RemoteIPType" = 'Public')
              AND ((lower("InitiatingProcessFileName") IN ('rclone.exe', 'scp.exe', 'pscp.exe', 'curl.exe') AND strlen("InitiatingProcessFileName") = length("InitiatingProcessFileName")) OR regexp_matches("InitiatingProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[sS][cC][pP] |[pP][uU][tT] )|(?:^|[^\pL\pN])(?:[wW][iI][nN][sS][cC][pP])(?:[^\pL\pN]|$)'))
            GROUP BY 1, 2, 3, 4, 5
          ) AS t
        ) AS t
      ) AS t
      WHERE (("MB" > 10) OR ("Connections" > 5))
    ) AS t
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
      NULL AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7",
      "order_1" AS "order_8"
    FROM (
      SELECT
        "Timestamp",
        "DeviceName",
        "AccountName",
        "FileName",
        "HasCopy",
        "HasRemote",
        "order_1"
      FROM (
        SELECT
          "Timestamp",
          "DeviceName",
          "AccountName",
          "FileName",
          "HasCopy",
          (regexp_matches("ProcessCommandLine", '(?s):') AND (regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[mM][eE][gG][aA](?:[^\pL\pN]|$)') OR regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[dD][rR][oO][pP][bB][oO][xX](?:[^\pL\pN]|$)'))) AS "HasRemote",
          "order_1"
        FROM (
          SELECT
            "Timestamp",
            "DeviceName",
            "AccountName",
            "FileName",
            "ProcessCommandLine",
            (regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[cC][oO][pP][yY](?:[^\pL\pN]|$)') OR regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][yY][nN][cC](?:[^\pL\pN]|$)')) AS "HasCopy",
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
          ) AS t
          WHERE (strlen("FileName") = 10 AND lower("FileName") = 'rclone.exe')
        ) AS t
      ) AS t
      WHERE ("HasCopy" OR "HasRemote")
    ) AS t
  ) AS t
) AS t
ORDER BY "Timestamp" DESC NULLS LAST, "DeviceName" NULLS FIRST, "Tool" NULLS FIRST, "order_4", "order_5", "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS FIRST, "order_9" NULLS FIRST, "order_10" NULLS FIRST, "order_11"
