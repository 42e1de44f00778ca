SELECT
  "ComputerName",
  CASE WHEN ("branch" = 1) THEN NULL::VARCHAR WHEN ("branch" = 2) THEN 'none' ELSE "UserName" END AS "UserName",
  CASE WHEN ("branch" = 1) THEN CASE WHEN regexp_matches("CommandLine", 'rclone') THEN 'copy' ELSE 'user' END WHEN ("branch" = 2) THEN 'low' ELSE NULL::VARCHAR END AS "kind"
FROM (
  SELECT
    "ComputerName",
    "UserName",
    "CommandLine",
    CASE WHEN (ends_with("#event_simpleName", 'ProcessRollup2') AND (regexp_matches("CommandLine", 'rclone') OR (NOT ("UserName" IS NULL)))) THEN 1::BIGINT WHEN (CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END < 100e0) THEN 2::BIGINT ELSE 3::BIGINT END AS "branch"
  FROM "events"
) AS t
