SELECT
  "First.@id",
  "Second.@id",
  "Third.@id",
  "Third.user.name"
FROM (
  SELECT
    "@id" AS "First.@id",
    "@id_2" AS "Second.@id",
    "@id_3" AS "Third.@id",
    "user.name_4" AS "Third.user.name",
    "@timestamp" AS "order_1",
    "order" AS "order_2",
    "event" AS "order_3",
    "@timestamp_2" AS "order_4",
    "order_2" AS "order_5",
    "event_2" AS "order_6",
    "@timestamp_3" AS "order_7",
    "order_3" AS "order_8",
    "event_3" AS "order_9",
    "order_1" AS "order_10",
    "order_4" AS "order_11",
    "order_5" AS "order_12"
  FROM (
    SELECT
      l."event" AS "event",
      l."@timestamp" AS "@timestamp",
      l."order" AS "order",
      l."user.name" AS "user.name",
      l."@id" AS "@id",
      l."event_2" AS "event_2",
      l."@timestamp_2" AS "@timestamp_2",
      l."order_2" AS "order_2",
      l."user.name_2" AS "user.name_2",
      l."@id_2" AS "@id_2",
      r."event" AS "event_3",
      r."@timestamp" AS "@timestamp_3",
      r."order" AS "order_3",
      r."user.name" AS "user.name_3",
      r."user.name_2" AS "user.name_4",
      r."@id" AS "@id_3",
      row_number() OVER (PARTITION BY l."event" ORDER BY l."@timestamp_2" NULLS LAST, l."order_2" NULLS LAST, l."event_2" NULLS LAST, r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", l."order_3", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      l."order_3" AS "order_4",
      r."order_1" AS "order_5"
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
            AND ("kind" IN ('fail', 'fail', 'ok'))
        ) AS t
        WHERE ("kind" = 'fail')
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
            AND ("kind" IN ('fail', 'fail', 'ok'))
        ) AS t
        WHERE ("kind" = 'fail')
      ) AS r
      ON ((l."user.name" = r."user.name") AND (l."event" <> r."event"))
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "user.name",
        "user.name" AS "user.name_2",
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
          AND ("kind" IN ('fail', 'fail', 'ok'))
      ) AS t
      WHERE ("kind" = 'ok')
    ) AS r
    ON ((l."user.name" = r."user.name") AND (l."event" <> r."event") AND (l."user.name_2" = r."user.name") AND (l."event_2" <> r."event"))
  ) AS t
  WHERE ("rank" <= 2)
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7" NULLS LAST, "order_8" NULLS LAST, "order_9" NULLS LAST, "order_10", "order_11", "order_12"
