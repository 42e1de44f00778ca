SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM "messages"
) AS t
