SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM "events"
  WHERE ("c" = '1')
    AND (("a" = '1') OR ("b" = '1'))
) AS t
