SELECT
  "kind",
  "user",
  "how",
  "host",
  "_count"
FROM (
  SELECT
    "kind",
    "user",
    "how",
    "host",
    count(*) AS "_count"
  FROM (
    SELECT
      "branch",
      "event",
      "kind",
      "user",
      "host",
      "how",
      min("branch") OVER (PARTITION BY "event") AS "first"
    FROM (
      SELECT
        0::BIGINT AS "branch",
        "event",
        "kind",
        "user",
        "host",
        "how",
        0 AS "order_1",
        "event_2" AS "order_2",
        "order_1" AS "order_3",
        "order_2" AS "order_4",
        "order_3" AS "order_5",
        "order_4" AS "order_6"
      FROM (
        SELECT
          "branch",
          "event",
          "event_2",
          "kind",
          "user",
          "host",
          "how",
          min("branch") OVER (PARTITION BY "event_2") AS "first",
          "order_1",
          "order_2",
          "order_3",
          "order_4"
        FROM (
          SELECT
            0::BIGINT AS "branch",
            l."event" AS "event",
            l."event_2" AS "event_2",
            l."kind" AS "kind",
            l."user" AS "user",
            coalesce(r."host", l."host") AS "host",
            'row' AS "how",
            0 AS "order_1",
            l."order_1" AS "order_2",
            r."order_1" AS "order_3",
            r."order_2" AS "order_4"
          FROM (
            SELECT
              "kind",
              "user",
              "host",
              "event",
              row_number() OVER (ORDER BY "order_1") AS "event_2",
              "order_1"
            FROM (
              SELECT
                "kind",
                "user",
                "host",
                row_number() OVER (ORDER BY rowid) AS "event",
                rowid AS "order_1"
              FROM "events"
            ) AS t
            WHERE ("kind" = 'login')
          ) AS l
          INNER JOIN (
            SELECT
              "user",
              "host",
              "place" AS "order_1",
              "order_1" AS "order_2"
            FROM (
              SELECT
                "kind",
                "user",
                "host",
                "place",
                row_number() OVER (PARTITION BY "user" ORDER BY "place" DESC NULLS LAST, "order_1") AS "place_2",
                "order_1"
              FROM (
                SELECT
                  "kind",
                  "user",
                  "host",
                  row_number() OVER (ORDER BY rowid) AS "place",
                  rowid AS "order_1"
                FROM "events"
                WHERE ("kind" = 'name')
              ) AS t
            ) AS t
            WHERE ("place_2" <= 5)
          ) AS r
          ON (l."user" = r."user")
          UNION ALL
          SELECT
            1::BIGINT AS "branch",
            "event",
            "event_2",
            "kind",
            "user",
            "host",
            'none' AS "how",
            1 AS "order_1",
            "order_1" AS "order_2",
            NULL AS "order_3",
            NULL AS "order_4"
          FROM (
            SELECT
              "kind",
              "user",
              "host",
              "event",
              row_number() OVER (ORDER BY "order_1") AS "event_2",
              "order_1"
            FROM (
              SELECT
                "kind",
                "user",
                "host",
                row_number() OVER (ORDER BY rowid) AS "event",
                rowid AS "order_1"
              FROM "events"
            ) AS t
            WHERE ("kind" = 'login')
          ) AS t
        ) AS t
      ) AS t
      WHERE ("branch" = "first")
      UNION ALL
      SELECT
        1::BIGINT AS "branch",
        "event",
        "kind",
        "user",
        CASE WHEN (CASE WHEN ("kind" = 'name') THEN 1::BIGINT WHEN ("kind" = 'other') THEN 2::BIGINT ELSE NULL::BIGINT END = 1) THEN NULL::VARCHAR ELSE "host" END AS "host",
        NULL::VARCHAR AS "how",
        1 AS "order_1",
        NULL AS "order_2",
        "order_1" AS "order_3",
        NULL AS "order_4",
        NULL AS "order_5",
        NULL AS "order_6"
      FROM (
        SELECT
          "kind",
          "user",
          "host",
          row_number() OVER (ORDER BY rowid) AS "event",
          rowid AS "order_1"
        FROM "events"
      ) AS t
      WHERE (NOT (CASE WHEN ("kind" = 'name') THEN 1::BIGINT WHEN ("kind" = 'other') THEN 2::BIGINT ELSE NULL::BIGINT END IS NULL))
    ) AS t
  ) AS t
  WHERE ("branch" = "first")
  GROUP BY 1, 2, 3, 4
) AS t
ORDER BY "kind" NULLS FIRST, "user" NULLS FIRST, "how" NULLS FIRST, "host" NULLS FIRST
