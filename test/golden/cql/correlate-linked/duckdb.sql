SELECT
  "@timestamp",
  "Failed.user.name",
  "Failed.host",
  "Failed.@id",
  "Failed.@timestamp",
  "Passed.user.name",
  "Passed.kind",
  "Passed.@id",
  "Passed.@timestamp"
FROM (
  SELECT
    "@timestamp",
    "user.name_2" AS "Failed.user.name",
    "host" AS "Failed.host",
    "@id" AS "Failed.@id",
    "@timestamp_2" AS "Failed.@timestamp",
    "user.name_4" AS "Passed.user.name",
    "kind" AS "Passed.kind",
    "@id_2" AS "Passed.@id",
    "@timestamp_4" AS "Passed.@timestamp",
    "order" AS "order_2",
    "event" AS "order_3",
    "@timestamp_3" AS "order_4",
    "order_2" AS "order_5",
    "event_2" AS "order_6",
    "order_1" AS "order_7",
    "order_3" AS "order_8"
  FROM (
    SELECT
      l."event" AS "event",
      l."@timestamp" AS "@timestamp",
      l."order" AS "order",
      l."user.name" AS "user.name",
      l."user.name_2" AS "user.name_2",
      l."host" AS "host",
      l."@id" AS "@id",
      l."@timestamp_2" AS "@timestamp_2",
      r."event" AS "event_2",
      r."@timestamp" AS "@timestamp_3",
      r."order" AS "order_2",
      r."user.name" AS "user.name_3",
      r."user.name_2" AS "user.name_4",
      r."kind" AS "kind",
      r."@id" AS "@id_2",
      r."@timestamp_2" AS "@timestamp_4",
      row_number() OVER (PARTITION BY l."event" ORDER BY r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "user.name",
        "user.name" AS "user.name_2",
        "host",
        "@id",
        "@timestamp" AS "@timestamp_2",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "user.name",
          "host",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('fail', 'ok'))
          AND (NOT ("host" IS NULL))
      ) AS t
      WHERE ("kind" = 'fail')
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "user.name",
        "user.name" AS "user.name_2",
        "kind",
        "@id",
        "@timestamp" AS "@timestamp_2",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "user.name",
          "host",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('fail', 'ok'))
          AND (NOT ("host" IS NULL))
      ) AS t
      WHERE ("kind" = 'ok')
    ) AS r
    ON ((l."user.name" = r."user.name") AND ((r."@timestamp" - l."@timestamp") <= 120000) AND ((r."@timestamp" - l."@timestamp") >= (-120000)) AND ((l."@timestamp" < r."@timestamp") OR ((l."@timestamp" = r."@timestamp") AND ((l."order" < r."order") OR ((l."order" = r."order") AND (l."event" < r."event"))))))
  ) AS t
  WHERE ("rank" <= 1)
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7", "order_8"
