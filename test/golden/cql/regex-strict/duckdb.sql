SELECT
  "CommandLine",
  CASE WHEN regexp_matches("CommandLine", '([a-z]+):') THEN regexp_extract("CommandLine", '([a-z]+):', 1::BIGINT::INTEGER) END AS "word"
FROM "events"
WHERE regexp_matches("CommandLine", '([a-z]+):')
