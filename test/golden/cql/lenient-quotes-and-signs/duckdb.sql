SELECT
  "a",
  "b",
  "_count"
FROM (
  SELECT
    "a",
    "b",
    count(*) AS "_count"
  FROM "events"
  WHERE (("a" IN ('x y', 'y2 z')) OR ("b" = '5'))
  GROUP BY 1, 2
) AS t
ORDER BY "a" NULLS FIRST, "b" NULLS FIRST
