SELECT
  "user",
  "name",
  "which"
FROM (
  SELECT
    "user",
    "name",
    "which",
    "event" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5"
  FROM (
    SELECT
      "branch",
      "event",
      "user",
      "name",
      "which",
      min("branch") OVER (PARTITION BY "event") AS "first",
      "order_1",
      "order_2",
      "order_3",
      "order_4"
    FROM (
      SELECT
        0::BIGINT AS "branch",
        l."event" AS "event",
        l."user" AS "user",
        r."name" AS "name",
        'file' AS "which",
        0 AS "order_1",
        l."order_1" AS "order_2",
        r."order_1" AS "order_3",
        r."order_2" AS "order_4"
      FROM (
        SELECT
          "user",
          row_number() OVER (ORDER BY rowid) AS "event",
          rowid AS "order_1"
        FROM "events"
      ) AS l
      INNER JOIN (
        SELECT
          "user",
          "name",
          "place" AS "order_1",
          "order_1" AS "order_2"
        FROM (
          SELECT
            "user",
            "name",
            "place",
            row_number() OVER (PARTITION BY "user" ORDER BY "place" DESC NULLS LAST, "order_1") AS "place_2",
            "order_1"
          FROM (
            SELECT
              "user",
              "name",
              row_number() OVER (ORDER BY rowid) AS "place",
              rowid AS "order_1"
            FROM "people.csv"
          ) AS t
        ) AS t
        WHERE ("place_2" <= 500)
      ) AS r
      ON (l."user" = r."user")
      UNION ALL
      SELECT
        1::BIGINT AS "branch",
        "event",
        "user",
        NULL::VARCHAR AS "name",
        'none' AS "which",
        1 AS "order_1",
        "order_1" AS "order_2",
        NULL AS "order_3",
        NULL AS "order_4"
      FROM (
        SELECT
          "user",
          row_number() OVER (ORDER BY rowid) AS "event",
          rowid AS "order_1"
        FROM "events"
      ) AS t
    ) AS t
  ) AS t
  WHERE ("branch" = "first")
) AS t
ORDER BY "order_1" NULLS LAST, "order_2", "order_3", "order_4" DESC NULLS LAST, "order_5"
