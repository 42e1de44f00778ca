SELECT
  "id"
FROM "events"
WHERE regexp_matches("a", '(?:[aA][bB][cC])|def')
