SELECT
  "a"
FROM (
  SELECT
    coalesce("a", '') AS "a"
  FROM "T"
) AS t
WHERE regexp_matches("a", '\bscp\b')
