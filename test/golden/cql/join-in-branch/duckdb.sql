SELECT
  "user",
  "host",
  "how"
FROM (
  SELECT
    "user",
    CASE WHEN ("branch" = 1) THEN CASE WHEN (NOT ("user_2" IS NULL)) THEN coalesce("host_2", '') ELSE "host" END ELSE CASE WHEN starts_with("note", 'a') THEN CASE WHEN (NOT ("user_3" IS NULL)) THEN coalesce("host_3", '') ELSE "host" END ELSE "host" END END AS "host",
    CASE WHEN ("branch" = 1) THEN NULL::VARCHAR ELSE CASE WHEN starts_with("note", 'a') THEN NULL::VARCHAR ELSE 'rest' END END AS "how",
    "order_1",
    "user_2" AS "order_2",
    "order_3",
    "user_3" AS "order_4"
  FROM (
    SELECT
      l."user" AS "user",
      l."host" AS "host",
      l."note" AS "note",
      l."user_2" AS "user_2",
      l."host_2" AS "host_2",
      r."user" AS "user_3",
      r."host" AS "host_3",
      CASE WHEN ((l."user" = 'u1') AND (NOT (l."user_2" IS NULL)) AND (l."user_3" IS NULL)) THEN 1::BIGINT ELSE 2::BIGINT END AS "branch",
      l."order_1" AS "order_1",
      l."user_3" AS "order_3"
    FROM (
      SELECT
        l."kind" AS "kind",
        l."user" AS "user",
        l."host" AS "host",
        l."note" AS "note",
        l."user_2" AS "user_2",
        l."host_2" AS "host_2",
        r."user" AS "user_3",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."kind" AS "kind",
          l."user" AS "user",
          l."host" AS "host",
          l."note" AS "note",
          r."user" AS "user_2",
          r."host" AS "host_2",
          l."order_1" AS "order_1"
        FROM (
          SELECT
            "kind",
            "user",
            "host",
            "note",
            rowid AS "order_1"
          FROM "events"
          WHERE ("kind" = 'login')
        ) AS l
        LEFT JOIN (
          SELECT
            "user",
            last("host" ORDER BY rowid) AS "host"
          FROM "events"
          WHERE ("kind" = 'name')
          GROUP BY 1
        ) AS r
        ON (l."user" = r."user")
      ) AS l
      LEFT JOIN (
        SELECT
          "user"
        FROM "events"
        WHERE ("kind" = 'other')
        GROUP BY 1
      ) AS r
      ON (l."user" = r."user")
    ) AS l
    LEFT JOIN (
      SELECT
        'u3' AS "user",
        last("host" ORDER BY rowid) AS "host"
      FROM "events"
      WHERE ("kind" = 'name')
      GROUP BY 1
    ) AS r
    ON (l."user" = r."user")
  ) AS t
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST
