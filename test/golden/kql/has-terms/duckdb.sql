SELECT
  "ProcessId",
  "ProcessCommandLine",
  "Word",
  "WordBlank",
  "Rclone",
  "Colon",
  "Option",
  "NoWord",
  "Cs",
  "Prefix",
  "Suffix",
  "Any",
  "All"
FROM (
  SELECT
    "ProcessId",
    "ProcessCommandLine",
    "Word",
    "WordBlank",
    "Rclone",
    "Colon",
    "Option",
    "NoWord",
    "Cs",
    "Prefix",
    "Suffix",
    "Any",
    "All",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "ProcessId",
      "ProcessCommandLine",
      regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][cC][pP](?:[^\pL\pN]|$)') AS "Word",
      regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][cC][pP] ') AS "WordBlank",
      regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') AS "Rclone",
      regexp_matches("ProcessCommandLine", '(?s):') AS "Colon",
      regexp_matches("ProcessCommandLine", '(?s)\-\-[sS][fF][tT][pP](?:[^\pL\pN]|$)') AS "Option",
      (NOT regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][cC][pP](?:[^\pL\pN]|$)')) AS "NoWord",
      regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])RCLONE(?:[^\pL\pN]|$)') AS "Cs",
      regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[sS][cC][pP]') AS "Prefix",
      regexp_matches("ProcessCommandLine", '(?s)[sS][cC][pP](?:[^\pL\pN]|$)') AS "Suffix",
      regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])(?:[pP][uU][tT]|[sS][fF][tT][pP])(?:[^\pL\pN]|$)') AS "Any",
      (regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[cC][oO][pP][yY](?:[^\pL\pN]|$)') AND regexp_matches("ProcessCommandLine", '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)')) AS "All",
      "order_1"
    FROM (
      SELECT
        coalesce("ProcessCommandLine", '') AS "ProcessCommandLine",
        "ProcessId",
        rowid AS "order_1"
      FROM "DeviceProcessEvents"
    ) AS t
  ) AS t
) AS t
ORDER BY "ProcessId" NULLS FIRST, "order_2"
