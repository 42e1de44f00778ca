SELECT
  (coalesce("user", 'null') || '
	-> ' || coalesce("path", 'null') || '') AS "line",
  '[1m\X41\x4' AS "esc",
  CASE WHEN regexp_matches("path", '\\([^\\]+)(?m:$)') THEN regexp_extract("path", '\\([^\\]+)(?m:$)', 1::BIGINT::INTEGER) END AS "leaf"
FROM "events"
WHERE starts_with("path", 'C:\Users\')
  AND regexp_matches("path", '\\([^\\]+)(?m:$)')
