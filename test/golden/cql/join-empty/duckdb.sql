SELECT
  "id",
  "user"
FROM (
  SELECT
    l."id" AS "id",
    l."user" AS "user",
    l."order_1" AS "order_1",
    l."order_2" AS "order_2",
    r."id" AS "order_3"
  FROM (
    SELECT
      l."id" AS "id",
      l."user" AS "user",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2"
    FROM (
      SELECT
        l."id" AS "id",
        CASE WHEN (NOT (r."id" IS NULL)) THEN coalesce(r."user", '') ELSE l."user" END AS "user",
        l."order_1" AS "order_1",
        r."id" AS "order_2"
      FROM (
        SELECT
          "kind",
          "id",
          "user",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" = 'net')
      ) AS l
      LEFT JOIN (
        SELECT
          "id",
          last("user" ORDER BY rowid) AS "user"
        FROM "events"
        WHERE ("kind" = 'nothing')
        GROUP BY 1
      ) AS r
      ON (l."id" = r."id")
    ) AS l
    ANTI JOIN (
      SELECT
        "id"
      FROM "events"
      WHERE ("kind" = 'nothing')
      GROUP BY 1
    ) AS r
    ON (l."id" = r."id")
  ) AS l
  LEFT JOIN (
    SELECT
      "id"
    FROM "events"
    WHERE ("kind" = 'nothing')
    GROUP BY 1
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
