SELECT
  "@timestamp",
  "#repo",
  "id",
  "user",
  "note",
  "name"
FROM (
  SELECT
    coalesce(r."@timestamp", l."@timestamp") AS "@timestamp",
    coalesce(r."#repo", l."#repo") AS "#repo",
    l."id" AS "id",
    coalesce(r."user", l."user") AS "user",
    coalesce(r."note", l."note") AS "note",
    r."name" AS "name",
    l."order_1" AS "order_1",
    r."id" AS "order_2"
  FROM (
    SELECT
      "@timestamp",
      "#repo",
      "id",
      "user",
      "note",
      rowid AS "order_1"
    FROM "events"
    WHERE ("user" IS NULL)
  ) AS l
  LEFT JOIN (
    SELECT
      "id",
      last("@timestamp" ORDER BY "order_1") AS "@timestamp",
      last("#repo" ORDER BY "order_1") AS "#repo",
      last("user" ORDER BY "order_1") AS "user",
      last("note" ORDER BY "order_1") AS "note",
      last("name" ORDER BY "order_1") AS "name"
    FROM (
      SELECT
        "@timestamp",
        "#repo",
        "id",
        "user",
        "note",
        upper("user") AS "name",
        rowid AS "order_1"
      FROM "events"
      WHERE (NOT ("user" IS NULL))
    ) AS t
    GROUP BY 1
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
