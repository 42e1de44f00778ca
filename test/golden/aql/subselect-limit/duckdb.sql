SELECT
  "username"
FROM (
  SELECT
    "username"
  FROM "events"
  WHERE ("starttime" >= 1795003200000)
    AND ("starttime" <= 1795176000000)
  LIMIT 10000
) AS t
WHERE ("username" = 'ann')
