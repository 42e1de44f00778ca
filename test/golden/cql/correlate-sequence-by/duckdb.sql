SELECT
  "B.host",
  "A.host",
  "B.@id",
  "A.@id"
FROM (
  SELECT
    NULL::VARCHAR AS "B.host",
    NULL::VARCHAR AS "A.host",
    "@id" AS "B.@id",
    "@id_2" AS "A.@id",
    "order" AS "order_1",
    "order_2",
    "order_3",
    "event" AS "order_4",
    "order_4" AS "order_5",
    "order_5" AS "order_6",
    "order_6" AS "order_7",
    "event_2" AS "order_8",
    "order_1" AS "order_9",
    "order_7" AS "order_10"
  FROM (
    SELECT
      l."event" AS "event",
      l."order" AS "order",
      l."order_2" AS "order_2",
      l."order_3" AS "order_3",
      l."user.name" AS "user.name",
      l."@id" AS "@id",
      r."event" AS "event_2",
      r."order" AS "order_4",
      r."order_2" AS "order_5",
      r."order_3" AS "order_6",
      r."user.name" AS "user.name_2",
      r."@id" AS "@id_2",
      row_number() OVER (PARTITION BY l."event" ORDER BY r."order" NULLS LAST, r."order_2" NULLS LAST, r."order_3" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      r."order_1" AS "order_7"
    FROM (
      SELECT
        "place" AS "event",
        coalesce("host", '') AS "order",
        coalesce("@timestamp", 0::BIGINT) AS "order_2",
        coalesce("@id", '') AS "order_3",
        "user.name",
        "@id",
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
        WHERE ("kind" IN ('fail', 'fail'))
      ) AS t
      WHERE ("kind" = 'fail')
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        coalesce("host", '') AS "order",
        coalesce("@timestamp", 0::BIGINT) AS "order_2",
        coalesce("@id", '') AS "order_3",
        "user.name",
        "@id",
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
        WHERE ("kind" IN ('fail', 'fail'))
      ) AS t
      WHERE ("kind" = 'fail')
    ) AS r
    ON ((l."user.name" = r."user.name") AND ((l."order" < r."order") OR ((l."order" = r."order") AND ((l."order_2" < r."order_2") OR ((l."order_2" = r."order_2") AND ((l."order_3" < r."order_3") OR ((l."order_3" = r."order_3") AND (l."event" < r."event"))))))))
  ) AS t
  WHERE ("rank" <= 9)
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7" NULLS LAST, "order_8" NULLS LAST, "order_9", "order_10"
