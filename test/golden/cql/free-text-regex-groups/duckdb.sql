SELECT
  "@timestamp",
  CASE WHEN regexp_matches("@rawstring", 'port=([0-9]+)') THEN CASE WHEN regexp_matches("@rawstring", 'port=([0-9]+)') THEN regexp_extract("@rawstring", 'port=([0-9]+)', 1::BIGINT::INTEGER) END WHEN regexp_matches("user", 'port=([0-9]+)') THEN CASE WHEN regexp_matches("user", 'port=([0-9]+)') THEN regexp_extract("user", 'port=([0-9]+)', 1::BIGINT::INTEGER) END WHEN regexp_matches(CAST("Port" AS VARCHAR), 'port=([0-9]+)') THEN CASE WHEN regexp_matches(CAST("Port" AS VARCHAR), 'port=([0-9]+)') THEN regexp_extract(CAST("Port" AS VARCHAR), 'port=([0-9]+)', 1::BIGINT::INTEGER) END ELSE NULL::VARCHAR END AS "p"
FROM "events"
WHERE (regexp_matches("@rawstring", 'port=([0-9]+)') OR regexp_matches("user", 'port=([0-9]+)') OR regexp_matches(CAST("Port" AS VARCHAR), 'port=([0-9]+)'))
