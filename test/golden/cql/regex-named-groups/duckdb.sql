SELECT
  "FileName",
  "flag",
  "rest"
FROM (
  SELECT
    "@timestamp",
    "ImageFileName",
    "CommandLine",
    CASE WHEN regexp_matches("ImageFileName", '\\([^\\]+)$') THEN regexp_extract("ImageFileName", '\\([^\\]+)$', 1::BIGINT::INTEGER) END AS "FileName",
    CASE WHEN (CASE WHEN regexp_matches("CommandLine", '(?m)cmd (/c)? ?(.*)') THEN regexp_extract("CommandLine", '(?m)cmd (/c)? ?(.*)', 1::BIGINT::INTEGER) END = '') THEN NULL::VARCHAR ELSE CASE WHEN regexp_matches("CommandLine", '(?m)cmd (/c)? ?(.*)') THEN regexp_extract("CommandLine", '(?m)cmd (/c)? ?(.*)', 1::BIGINT::INTEGER) END END AS "flag",
    CASE WHEN (CASE WHEN regexp_matches("CommandLine", '(?m)cmd (/c)? ?(.*)') THEN regexp_extract("CommandLine", '(?m)cmd (/c)? ?(.*)', 2::BIGINT::INTEGER) END = '') THEN NULL::VARCHAR ELSE CASE WHEN regexp_matches("CommandLine", '(?m)cmd (/c)? ?(.*)') THEN regexp_extract("CommandLine", '(?m)cmd (/c)? ?(.*)', 2::BIGINT::INTEGER) END END AS "rest"
  FROM "events"
  WHERE regexp_matches("ImageFileName", '\\([^\\]+)$')
) AS t
