SELECT
  "f"
FROM (
  SELECT
    "@timestamp",
    "ComputerName",
    "UserName",
    "TargetProcessId",
    (coalesce("UserName", 'null') || ' on ' || coalesce("ComputerName", 'null') || ': ' || coalesce(printf('%05d', CASE WHEN (CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END = CAST(TRY_CAST(trunc(CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS DOUBLE)) THEN TRY_CAST(trunc(CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END) AS BIGINT) ELSE NULL::BIGINT END), 'null') || ' ' || coalesce(printf('%x', CASE WHEN (CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END = CAST(TRY_CAST(trunc(CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS DOUBLE)) THEN TRY_CAST(trunc(CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END) AS BIGINT) ELSE NULL::BIGINT END), 'null') || ' ' || coalesce(printf('%.1f', CASE WHEN regexp_full_match("TargetProcessId", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("TargetProcessId", E' \t\n\r') AS DOUBLE) END), 'null') || '%') AS "f"
  FROM "events"
) AS t
