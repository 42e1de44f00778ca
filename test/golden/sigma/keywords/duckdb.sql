SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command"
FROM "windows/process_creation"
WHERE (contains(lower("@values"), 'mimikatz') OR (lower("@values") LIKE '%sekurlsa::%passwords%' ESCAPE '\') OR contains(lower("@values"), '4711'))
