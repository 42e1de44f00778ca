SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM "messages"
  WHERE ("name" = 'b')
    AND ("port" = '443')
) AS t
