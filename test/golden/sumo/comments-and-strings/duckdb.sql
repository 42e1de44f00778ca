SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM "messages"
  WHERE ("name" <> 'http://x|y')
) AS t
