SELECT
  "a",
  "c",
  "d"
FROM (
  SELECT
    "a_2" AS "a",
    "c",
    "d",
    "a" AS "order_1"
  FROM (
    SELECT
      "a",
      string_agg(DISTINCT "a", '
' ORDER BY "a") AS "a_2",
      string_agg(DISTINCT 'k', '
') AS "c",
      string_agg(DISTINCT NULL::VARCHAR, '
') AS "d"
    FROM "events"
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST
