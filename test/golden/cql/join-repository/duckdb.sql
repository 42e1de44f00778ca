SELECT
  "id",
  "user",
  "note"
FROM (
  SELECT
    l."id" AS "id",
    coalesce(r."user", '') AS "user",
    l."note" AS "note",
    l."order_1" AS "order_1",
    r."id" AS "order_2"
  FROM (
    SELECT
      "id",
      "note",
      rowid AS "order_1"
    FROM "events"
    WHERE (("id" IN ('2', '3')) OR ("note" = 'one'))
  ) AS l
  INNER JOIN (
    SELECT
      "id",
      last("user" ORDER BY rowid) AS "user"
    FROM "events"
    WHERE (NOT ("user" IS NULL))
      AND ("#repo" = 'staff')
    GROUP BY 1
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
