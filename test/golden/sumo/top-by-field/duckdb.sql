SELECT
  "name",
  "port",
  "n"
FROM (
  SELECT
    "name",
    "port",
    "n"
  FROM (
    SELECT
      "name",
      "port",
      count(*) AS "n"
    FROM "messages"
    GROUP BY 1, 2
  ) AS t
  ORDER BY "n" DESC NULLS LAST, "port" NULLS FIRST, "name" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST
  LIMIT 2
) AS t
ORDER BY "n" DESC NULLS LAST, "port" NULLS FIRST, "name" NULLS LAST, "n" DESC NULLS LAST, "port" NULLS FIRST, "name" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST
