SELECT
  "id"
FROM "events"
WHERE regexp_matches("a", '(?i:abc)|def')
