SELECT
  "username",
  "fits",
  "ends",
  "no"
FROM (
  SELECT
    "username",
    "fits",
    "ends",
    "no",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      ("username" LIKE replace("pattern", '\', '\\') ESCAPE '\') AS "fits",
      (lower("username") LIKE replace(lower(('%' || "pattern")), '\', '\\') ESCAPE '\') AS "ends",
      (NOT ("username" LIKE replace("pattern", '\', '\\') ESCAPE '\')) AS "no",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
