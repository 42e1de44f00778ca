SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM "events"
  WHERE (("a" = '1') OR ("b" = '1'))
    AND ("c" = '1')
) AS t
