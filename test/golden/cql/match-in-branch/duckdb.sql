SELECT
  "user",
  "host",
  "note",
  "how"
FROM (
  SELECT
    "user",
    CASE WHEN ("branch" = 1) THEN coalesce("host_2", "host") WHEN ("branch" = 2) THEN "host" WHEN ("branch" = 3) THEN coalesce(lower(coalesce("host_3", "host")), coalesce("host_3", "host")) ELSE "host" END AS "host",
    "note",
    CASE WHEN ("branch" = 1) THEN 'known' WHEN ("branch" = 2) THEN 'unknown' WHEN ("branch" = 3) THEN 'maybe' ELSE 'nobody' END AS "how",
    "order_1",
    "order_2",
    "order_3",
    "order_4"
  FROM (
    SELECT
      l."user" AS "user",
      l."host" AS "host",
      l."note" AS "note",
      l."host_2" AS "host_2",
      l."host_3" AS "host_3",
      CASE WHEN ((l."kind" = 'login') AND (NOT (l."user_2" IS NULL))) THEN 1::BIGINT WHEN ((l."kind" = 'login') AND (NOT (l."user" IS NULL))) THEN 2::BIGINT WHEN (l."kind" = 'other') THEN 3::BIGINT WHEN (r."user" IS NULL) THEN 4::BIGINT ELSE NULL::BIGINT END AS "branch",
      l."order_1" AS "order_1",
      l."user_2" AS "order_2",
      l."user_3" AS "order_3",
      r."user" AS "order_4"
    FROM (
      SELECT
        l."kind" AS "kind",
        l."user" AS "user",
        l."host" AS "host",
        l."note" AS "note",
        l."user_2" AS "user_2",
        l."host_2" AS "host_2",
        r."user" AS "user_3",
        r."host" AS "host_3",
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
          WHERE (NOT coalesce(("kind" = 'name'), false))
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
      WHERE ("kind" = 'name')
      GROUP BY 1
    ) AS r
    ON (l."user" = r."user")
    WHERE (NOT (CASE WHEN ((NOT (l."user_2" IS NULL)) AND (l."kind" = 'login')) THEN 1::BIGINT WHEN ((NOT (l."user" IS NULL)) AND (l."kind" = 'login')) THEN 2::BIGINT WHEN (l."kind" = 'other') THEN 3::BIGINT WHEN (r."user" IS NULL) THEN 4::BIGINT ELSE NULL::BIGINT END IS NULL))
  ) AS t
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST
