SELECT
  "W.@id",
  "S.@id"
FROM (
  SELECT
    "@id" AS "W.@id",
    "@id_2" AS "S.@id",
    "@timestamp" AS "order_1",
    "order" AS "order_2",
    "event" AS "order_3",
    "@timestamp_2" AS "order_4",
    "order_2" AS "order_5",
    "event_2" AS "order_6",
    "order_1" AS "order_7",
    "order_3" AS "order_8"
  FROM (
    SELECT
      l."event" AS "event",
      l."@timestamp" AS "@timestamp",
      l."order" AS "order",
      l."pid" AS "pid",
      l."@id" AS "@id",
      r."event" AS "event_2",
      r."@timestamp" AS "@timestamp_2",
      r."order" AS "order_2",
      r."pid" AS "pid_2",
      r."@id" AS "@id_2",
      row_number() OVER (PARTITION BY l."event" ORDER BY r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "pid",
        "@id",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "pid",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('write', 'spawn'))
      ) AS t
      WHERE ("kind" = 'write')
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "pid",
        "@id",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "pid",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('write', 'spawn'))
      ) AS t
      WHERE ("kind" = 'spawn')
    ) AS r
    ON ((l."pid" = r."pid") AND ((l."@timestamp" < r."@timestamp") OR ((l."@timestamp" = r."@timestamp") AND ((l."order" < r."order") OR ((l."order" = r."order") AND (l."event" < r."event"))))))
  ) AS t
  WHERE ("rank" <= 9)
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7", "order_8"
