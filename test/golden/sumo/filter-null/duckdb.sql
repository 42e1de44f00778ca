SELECT
  l."host" AS "host",
  l."_count" AS "_count"
FROM (
  SELECT
    "host",
    count(*) AS "_count"
  FROM "messages"
  GROUP BY 1
) AS l
SEMI JOIN (
  SELECT
    "host",
    "_count"
  FROM (
    SELECT
      "host",
      count(*) AS "_count"
    FROM "messages"
    GROUP BY 1
  ) AS t
  WHERE (("host" IS NULL) OR ("_count" = 1))
) AS r
ON (l."host" IS NOT DISTINCT FROM r."host")
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
