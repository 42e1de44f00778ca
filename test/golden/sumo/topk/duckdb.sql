SELECT
  "name",
  "port",
  "_count",
  "_rank"
FROM (
  SELECT
    "name",
    "port",
    "_count",
    row_number() OVER (PARTITION BY "name" ORDER BY "_count" DESC NULLS LAST, "name" NULLS LAST, "port" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST) AS "_rank"
  FROM (
    SELECT
      "name",
      "port",
      count(*) AS "_count"
    FROM "messages"
    GROUP BY 1, 2
  ) AS t
) AS t
WHERE ("_rank" <= 1)
ORDER BY "name" NULLS LAST, "_rank" NULLS LAST, "name" NULLS FIRST, "port" NULLS FIRST
