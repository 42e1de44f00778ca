SELECT
  "ProcessId",
  "f",
  "eq",
  "ne",
  "eqi",
  "nei",
  "c",
  "nc",
  "ccs",
  "kelvin",
  "s",
  "scs",
  "ns",
  "e",
  "ecs",
  "ne2",
  "m",
  "mcs",
  "i",
  "ni",
  "ii",
  "nii"
FROM (
  SELECT
    "ProcessId",
    "f",
    "eq",
    "ne",
    "eqi",
    "nei",
    "c",
    "nc",
    "ccs",
    "kelvin",
    "s",
    "scs",
    "ns",
    "e",
    "ecs",
    "ne2",
    "m",
    "mcs",
    "i",
    "ni",
    "ii",
    "nii",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "ProcessId",
      "f",
      ("f" = 'powershell') AS "eq",
      ("f" <> 'powershell') AS "ne",
      (strlen("f") = 10 AND lower("f") = 'powershell') AS "eqi",
      (NOT (strlen("f") = 10 AND lower("f") = 'powershell')) AS "nei",
      regexp_matches("f", '(?s)[sS][hH][eE][lL][lL]') AS "c",
      (NOT regexp_matches("f", '(?s)[sS][hH][eE][lL][lL]')) AS "nc",
      contains("f", 'Shell') AS "ccs",
      regexp_matches("f", '(?s)[kK][eE][rR][nN][eE][lL]') AS "kelvin",
      regexp_matches("f", '(?s)^[pP][oO][wW][eE][rR]') AS "s",
      starts_with("f", 'power') AS "scs",
      (NOT regexp_matches("f", '(?s)^[pP][oO][wW][eE][rR]')) AS "ns",
      regexp_matches("f", '(?s)\.[eE][xX][eE]$') AS "e",
      ends_with("f", '.exe') AS "ecs",
      (NOT regexp_matches("f", '(?s)\.[eE][xX][eE]$')) AS "ne2",
      regexp_matches("f", '(?i)^power.*exe$') AS "m",
      regexp_matches("f", 'hell') AS "mcs",
      ("f" IN ('pwsh', 'powershell')) AS "i",
      (NOT ("f" IN ('pwsh'))) AS "ni",
      (lower("f") IN ('pwsh') AND strlen("f") = length("f")) AS "ii",
      (NOT (lower("f") IN ('pwsh', 'powershell.exe') AND strlen("f") = length("f"))) AS "nii",
      "order_1"
    FROM (
      SELECT
        "ProcessId",
        coalesce("FileName", '') AS "f",
        rowid AS "order_1"
      FROM "DeviceProcessEvents"
    ) AS t
  ) AS t
) AS t
ORDER BY "ProcessId" NULLS FIRST, "order_2"
