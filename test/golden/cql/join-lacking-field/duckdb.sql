SELECT
  "id",
  "user",
  "note"
FROM (
  SELECT
    l."id" AS "id",
    CASE WHEN (NOT (r."id" IS NULL)) THEN coalesce(r."user", '') ELSE l."user" END AS "user",
    CASE WHEN (NOT (r."id" IS NULL)) THEN coalesce(r."note", '') ELSE l."note" END AS "note",
    l."order_1" AS "order_1",
    r."id" AS "order_2"
  FROM (
    SELECT
      "kind",
      "id",
      "user",
      "note",
      rowid AS "order_1"
    FROM "events"
    WHERE ("kind" = 'net')
  ) AS l
  LEFT JOIN (
    SELECT
      "id",
      last("user" ORDER BY rowid) AS "user",
      last("note" ORDER BY rowid) AS "note"
    FROM "events"
    WHERE ("kind" = 'start')
    GROUP BY 1
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
