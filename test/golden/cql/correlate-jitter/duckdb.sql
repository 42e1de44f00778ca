SELECT
  "Good.@id",
  "Bad.@id",
  "_count"
FROM (
  SELECT
    "@id" AS "Good.@id",
    "@id_2" AS "Bad.@id",
    count(*) AS "_count"
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
      row_number() OVER (PARTITION BY l."event" ORDER BY r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "rank"
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
        WHERE ("kind" IN ('ok', 'fail'))
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
        WHERE ("kind" IN ('ok', 'fail'))
      ) AS t
      WHERE ("kind" = 'fail')
    ) AS r
    ON ((l."user.name" = r."user.name") AND (l."event" <> r."event") AND ((r."@timestamp" - l."@timestamp") <= 600000) AND ((r."@timestamp" - l."@timestamp") >= (-600000)) AND ((r."@timestamp" + 60000::BIGINT) >= l."@timestamp"))
  ) AS t
  WHERE ("rank" <= 9)
  GROUP BY 1, 2
) AS t
ORDER BY "Good.@id" NULLS FIRST, "Bad.@id" NULLS FIRST
