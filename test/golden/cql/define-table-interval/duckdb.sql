SELECT
  "id",
  "user",
  "note"
FROM (
  SELECT
    l."id" AS "id",
    coalesce(r."user", l."user") AS "user",
    coalesce(r."note", l."note") AS "note",
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
  INNER JOIN (
    SELECT
      "id",
      last("user" ORDER BY "order_1", "order_2" NULLS FIRST) AS "user",
      last("note" ORDER BY "order_1", "order_2" NULLS FIRST) AS "note"
    FROM (
      SELECT
        l."id" AS "id",
        l."note" AS "note",
        coalesce(r."user", l."user") AS "user",
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
        WHERE ("kind" = 'end')
      ) AS l
      INNER JOIN (
        SELECT
          "id",
          last("user" ORDER BY rowid) AS "user"
        FROM "events"
        WHERE ("@timestamp" >= 1763639940000)
          AND ("@timestamp" < 1763640008000)
          AND ("kind" = 'start')
        GROUP BY 1
      ) AS r
      ON (l."id" = r."id")
    ) AS t
    GROUP BY 1
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
