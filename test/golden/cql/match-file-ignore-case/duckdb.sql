SELECT
  "ip",
  "user",
  "name",
  "note"
FROM (
  SELECT
    l."ip" AS "ip",
    coalesce(r."user_2", l."user") AS "user",
    r."name" AS "name",
    r."note" AS "note",
    l."order_1" AS "order_1",
    r."order_1" AS "order_2",
    r."order_2" AS "order_3"
  FROM (
    SELECT
      "ip",
      "user",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  LEFT JOIN (
    SELECT
      lower("user") AS "user",
      "user" AS "user_2",
      "name",
      "note",
      "place" AS "order_1",
      "order_1" AS "order_2"
    FROM (
      SELECT
        "user",
        "name",
        "note",
        "place",
        row_number() OVER (PARTITION BY lower("user") ORDER BY "place" DESC NULLS LAST, "order_1") AS "place_2",
        "order_1"
      FROM (
        SELECT
          "user",
          "name",
          "note",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "people"
      ) AS t
    ) AS t
    WHERE ("place_2" <= 2)
  ) AS r
  ON (lower(l."user") = r."user")
) AS t
ORDER BY "order_1", "order_2" DESC NULLS LAST, "order_3"
