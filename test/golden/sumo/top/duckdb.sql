SELECT
  "name",
  "_count"
FROM (
  SELECT
    "name",
    "_count"
  FROM (
    SELECT
      "name",
      count(*) AS "_count"
    FROM "messages"
    GROUP BY 1
  ) AS t
  ORDER BY "_count" DESC NULLS LAST, "name" NULLS LAST, "name" NULLS FIRST
  LIMIT 1
) AS t
ORDER BY "_count" DESC NULLS LAST, "name" NULLS LAST, "_count" DESC NULLS LAST, "name" NULLS LAST, "name" NULLS FIRST
