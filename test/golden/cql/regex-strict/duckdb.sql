SELECT
  "CommandLine",
  "word"
FROM (
  SELECT
    "@timestamp",
    "CommandLine",
    CASE WHEN regexp_matches("CommandLine", '(?m)([a-z]+):') THEN regexp_extract("CommandLine", '(?m)([a-z]+):', 1::BIGINT::INTEGER) END AS "word"
  FROM "events"
  WHERE regexp_matches("CommandLine", '(?m)([a-z]+):')
) AS t
