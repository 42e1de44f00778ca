SELECT
  coalesce("a", '') AS "a"
FROM "T"
WHERE regexp_matches(coalesce("a", ''), '\bscp\b')
