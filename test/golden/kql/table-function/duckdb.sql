SELECT
  "id",
  "g",
  "other"
FROM (
  SELECT
    l."id" AS "id",
    l."g" AS "g",
    r."other" AS "other",
    l."order_1" AS "order_1",
    r."order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      coalesce("g", '') AS "g",
      rowid AS "order_1"
    FROM "T"
    WHERE ("id" > 3)
  ) AS l
  INNER JOIN (
    SELECT
      "id",
      coalesce("g", '') AS "other",
      rowid AS "order_1"
    FROM "T"
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2"
