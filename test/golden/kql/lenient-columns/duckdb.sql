SELECT
  "ProcessId",
  "Custom",
  "Nowhere",
  "Count"
FROM (
  SELECT
    "ProcessId",
    coalesce("Custom", '') AS "Custom",
    coalesce((json_extract("AdditionalFields", '/Nowhere') ->> '$'), '') AS "Nowhere",
    json_extract("AdditionalFields", '/Count') AS "Count"
  FROM "DeviceProcessEvents"
  WHERE ("Custom" = 'yes')
) AS t
WHERE ("Nowhere" = '')
  AND (CASE WHEN regexp_full_match(("Count" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("Count" ->> '$'), E' \t\n\r') AS DOUBLE) END > 3)
