SELECT
  "@time" AS "time",
  "@host" AS "host",
  "DestinationPort",
  "SourcePort"
FROM "windows/network_connection"
WHERE (((CASE WHEN regexp_full_match("DestinationPort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("DestinationPort", E' \t\n\r') AS DOUBLE) END < 100e0) AND (CASE WHEN regexp_full_match("SourcePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("SourcePort", E' \t\n\r') AS DOUBLE) END >= 50e0)) OR ((CASE WHEN regexp_full_match("DestinationPort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("DestinationPort", E' \t\n\r') AS DOUBLE) END > 5985e0) AND (CASE WHEN regexp_full_match("DestinationPort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("DestinationPort", E' \t\n\r') AS DOUBLE) END <= 9000e0)))
