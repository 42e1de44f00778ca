SELECT
  "id",
  "user",
  "host"
FROM (
  SELECT
    l."id" AS "id",
    l."user" AS "user",
    CASE WHEN (NOT (r."id" IS NULL)) THEN coalesce(r."host", '') ELSE l."host" END AS "host",
    l."order_1" AS "order_1",
    l."order_2" AS "order_2",
    l."order_3" AS "order_3",
    l."order_4" AS "order_4",
    l."order_6" AS "order_6",
    r."id" AS "order_7"
  FROM (
    SELECT
      l."id" AS "id",
      l."host" AS "host",
      coalesce(r."user", '') AS "user",
      l."order_1" AS "order_1",
      r."order_1" AS "order_2",
      r."order_2" AS "order_3",
      r."order_3" AS "order_4",
      r."order_5" AS "order_6"
    FROM (
      SELECT
        "kind",
        "id",
        "host",
        rowid AS "order_1"
      FROM "events"
      WHERE ("kind" = 'net')
    ) AS l
    INNER JOIN (
      SELECT
        "id",
        "user",
        "place_2" AS "order_1",
        "place" AS "order_2",
        "@timestamp" AS "order_3",
        "order_4" AS "order_5"
      FROM (
        SELECT
          "@timestamp",
          "kind",
          "id",
          "user",
          "place",
          "place_2",
          row_number() OVER (PARTITION BY "id" ORDER BY "place_2" DESC NULLS LAST, "place" NULLS LAST, "@timestamp" DESC NULLS LAST, "place" DESC NULLS LAST, "order_4") AS "place_3",
          "order_4"
        FROM (
          SELECT
            "@timestamp",
            "kind",
            "id",
            "user",
            "place",
            row_number() OVER (ORDER BY "place" NULLS LAST, "@timestamp" DESC NULLS LAST, "place" DESC NULLS LAST, "order_3") AS "place_2",
            "order_3" AS "order_4"
          FROM (
            SELECT
              "@timestamp",
              "kind",
              "id",
              "user",
              "place",
              "order_1" AS "order_3"
            FROM (
              SELECT
                "@timestamp",
                "kind",
                "id",
                "user",
                row_number() OVER (ORDER BY rowid) AS "place",
                rowid AS "order_1"
              FROM "events"
              WHERE ("kind" = 'start')
            ) AS t
            ORDER BY "@timestamp" DESC NULLS LAST, "place" DESC NULLS LAST, "order_3"
            LIMIT 2
          ) AS t
        ) AS t
      ) AS t
      WHERE ("place_3" <= 2)
    ) AS r
    ON (l."id" = r."id")
  ) AS l
  LEFT JOIN (
    SELECT
      "id",
      last("host" ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "id" NULLS FIRST) AS "host"
    FROM (
      SELECT
        "id",
        "host",
        CASE WHEN regexp_full_match("id", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("id", E' \t\n\r') AS DOUBLE) END AS "order_1",
        CASE WHEN (CASE WHEN regexp_full_match("id", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("id", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "id" ELSE NULL::VARCHAR END AS "order_2"
      FROM (
        SELECT
          "id",
          arg_max_null("host", "@timestamp" ORDER BY rowid) FILTER (WHERE (NOT ("host" IS NULL))) AS "host"
        FROM "events"
        WHERE ("kind" = 'start')
        GROUP BY 1
      ) AS t
      ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "id" NULLS FIRST
      LIMIT 1
    ) AS t
    GROUP BY 1
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1", "order_2" DESC NULLS LAST, "order_3" NULLS LAST, "order_4" DESC NULLS LAST, "order_3" DESC NULLS LAST, "order_6", "order_7" NULLS FIRST
