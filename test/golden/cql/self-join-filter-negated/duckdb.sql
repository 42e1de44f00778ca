SELECT
  "kind",
  "id",
  "note"
FROM (
  SELECT
    l."kind" AS "kind",
    l."id" AS "id",
    l."note" AS "note",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      "kind",
      "id",
      "note",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  ANTI JOIN (
    SELECT
      "id",
      "clause",
      "clause_2"
    FROM (
      SELECT
        "id",
        count(*) FILTER (WHERE ("kind" = 'start')) AS "clause",
        count(*) FILTER (WHERE ("kind" = 'net')) AS "clause_2"
      FROM "events"
      GROUP BY 1
    ) AS t
    WHERE ("clause" > 0)
      AND ("clause_2" > 0)
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1"
