SELECT
  "user",
  "t",
  "desk"
FROM (
  SELECT
    "user",
    "t",
    "desk",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      l."_messageTime" AS "_messageTime",
      l."user" AS "user",
      r."team" AS "t",
      r."desk" AS "desk",
      l."order_1" AS "order_1",
      r."order_1" AS "order_2"
    FROM (
      SELECT
        "_messageTime",
        "user",
        rowid AS "order_1"
      FROM "messages"
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        "team",
        "desk",
        "place",
        "rank",
        "order_1"
      FROM (
        SELECT
          "key",
          "team",
          "desk",
          "place",
          row_number() OVER (PARTITION BY "key" ORDER BY "place" DESC NULLS LAST, "order_1") AS "rank",
          "order_1"
        FROM (
          SELECT
            "key",
            "team",
            "desk",
            row_number() OVER (ORDER BY "order_1") AS "place",
            "order_1"
          FROM (
            SELECT
              "name" AS "key",
              "team",
              "desk",
              rowid AS "order_1"
            FROM "lookup:shared/people"
          ) AS t
        ) AS t
      ) AS t
      WHERE ("rank" <= 1)
    ) AS r
    ON (l."user" = r."key")
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3"
