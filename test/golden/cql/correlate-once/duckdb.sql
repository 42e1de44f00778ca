SELECT
  "@timestamp",
  "Bad.@id",
  "Good.@id"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."@id_2" AS "Bad.@id",
    l."@id" AS "Good.@id",
    l."order" AS "order_2",
    l."event" AS "order_3",
    l."@timestamp_2" AS "order_4",
    l."order_2" AS "order_5",
    l."event_2" AS "order_6",
    l."order_1" AS "order_7",
    l."order_3" AS "order_8"
  FROM (
    SELECT
      l."event" AS "event",
      l."@timestamp" AS "@timestamp",
      l."order" AS "order",
      l."user.name" AS "user.name",
      l."@id" AS "@id",
      r."event" AS "event_2",
      r."@timestamp" AS "@timestamp_2",
      r."order" AS "order_2",
      r."user.name" AS "user.name_2",
      r."@id" AS "@id_2",
      row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order" NULLS LAST, l."event" NULLS LAST, r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "place",
      l."order_1" AS "order_1",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "user.name",
        "@id",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "user.name",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('fail', 'ok'))
      ) AS t
      WHERE ("kind" = 'ok')
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "user.name",
        "@id",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "user.name",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('fail', 'ok'))
      ) AS t
      WHERE ("kind" = 'fail')
    ) AS r
    ON ((r."user.name" = l."user.name") AND ((r."@timestamp" < l."@timestamp") OR ((r."@timestamp" = l."@timestamp") AND ((r."order" < l."order") OR ((r."order" = l."order") AND (r."event" < l."event"))))))
  ) AS l
  SEMI JOIN (
    SELECT
      "taken",
      unnest(CASE WHEN json_type("taken") = 'ARRAY' THEN json_extract("taken", '$[*]') END) AS "element"
    FROM (
      SELECT
        host_array_disjoint_rows_dynamic_gives_dynamic("rows"::VARCHAR)::JSON AS "taken"
      FROM (
        SELECT
          coalesce(to_json((list(json_array("place", "event_2", "event") ORDER BY "place" NULLS LAST, "order_1", "order_3") FILTER (WHERE json_array("place", "event_2", "event") IS NOT NULL))[1:2000000000::BIGINT]), '[]'::JSON) AS "rows"
        FROM (
          SELECT
            l."event" AS "event",
            l."@timestamp" AS "@timestamp",
            l."order" AS "order",
            l."user.name" AS "user.name",
            r."event" AS "event_2",
            r."@timestamp" AS "@timestamp_2",
            r."order" AS "order_2",
            r."user.name" AS "user.name_2",
            row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order" NULLS LAST, l."event" NULLS LAST, r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "place",
            l."order_1" AS "order_1",
            r."order_1" AS "order_3"
          FROM (
            SELECT
              "place" AS "event",
              "@timestamp",
              coalesce("@id", '') AS "order",
              "user.name",
              "order_1"
            FROM (
              SELECT
                "@timestamp",
                "@id",
                "kind",
                "user.name",
                row_number() OVER (ORDER BY rowid) AS "place",
                rowid AS "order_1"
              FROM "events"
              WHERE ("kind" IN ('fail', 'ok'))
            ) AS t
            WHERE ("kind" = 'ok')
          ) AS l
          INNER JOIN (
            SELECT
              "place" AS "event",
              "@timestamp",
              coalesce("@id", '') AS "order",
              "user.name",
              "order_1"
            FROM (
              SELECT
                "@timestamp",
                "@id",
                "kind",
                "user.name",
                row_number() OVER (ORDER BY rowid) AS "place",
                rowid AS "order_1"
              FROM "events"
              WHERE ("kind" IN ('fail', 'ok'))
            ) AS t
            WHERE ("kind" = 'fail')
          ) AS r
          ON ((r."user.name" = l."user.name") AND ((r."@timestamp" < l."@timestamp") OR ((r."@timestamp" = l."@timestamp") AND ((r."order" < l."order") OR ((r."order" = l."order") AND (r."event" < l."event"))))))
        ) AS t
      ) AS t
    ) AS t
  ) AS r
  ON (CAST(l."place" AS VARCHAR) = (r."element" ->> '$'))
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7", "order_8"
