SELECT
  CASE WHEN regexp_matches("ImageFileName", '\\([^\\]+)\z') THEN regexp_extract("ImageFileName", '\\([^\\]+)\z', 1::BIGINT::INTEGER) END AS "FileName",
  CASE WHEN (CASE WHEN regexp_matches("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)') THEN regexp_extract("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)', 1::BIGINT::INTEGER) END = '') THEN NULL::VARCHAR ELSE CASE WHEN regexp_matches("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)') THEN regexp_extract("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)', 1::BIGINT::INTEGER) END END AS "flag",
  CASE WHEN (CASE WHEN regexp_matches("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)') THEN regexp_extract("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)', 2::BIGINT::INTEGER) END = '') THEN NULL::VARCHAR ELSE CASE WHEN regexp_matches("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)') THEN regexp_extract("CommandLine", 'cmd (/c)? ?([^\n\r\x{85}\x{2028}\x{2029}]*)', 2::BIGINT::INTEGER) END END AS "rest"
FROM "events"
WHERE regexp_matches("ImageFileName", '\\([^\\]+)\z')
