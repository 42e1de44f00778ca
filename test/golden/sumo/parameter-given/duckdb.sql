SELECT
  "name",
  "port",
  "_count"
FROM (
  SELECT
    "name",
    "port",
    "_count"
  FROM (
    SELECT
      "name",
      "port",
      count(*) AS "_count"
    FROM "messages"
    WHERE starts_with("name", 'a')
    GROUP BY 1, 2
  ) AS t
  ORDER BY "name" NULLS LAST, "port" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST
  LIMIT 10
) AS t
WHERE ("_count" > 0)
ORDER BY "name" NULLS LAST, "port" NULLS LAST, "name" NULLS LAST, "port" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST
