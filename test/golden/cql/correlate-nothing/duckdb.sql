SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM (
    SELECT
      l."event" AS "event",
      l."@timestamp" AS "@timestamp",
      l."order" AS "order",
      l."host" AS "host",
      l."missing" AS "missing",
      r."event" AS "event_2",
      r."@timestamp" AS "@timestamp_2",
      r."order" AS "order_2",
      r."host" AS "host_2",
      r."user.name" AS "user.name",
      row_number() OVER (PARTITION BY l."event" ORDER BY r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "rank"
    FROM (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "host",
        NULL::VARCHAR AS "missing",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "host",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('none', 'ok'))
      ) AS t
      WHERE ("kind" = 'none')
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "host",
        "user.name",
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
        WHERE ("kind" IN ('none', 'ok'))
      ) AS t
      WHERE ("kind" = 'ok')
    ) AS r
    ON ((l."host" = r."host") AND (l."missing" = r."user.name") AND (l."event" <> r."event"))
  ) AS t
  WHERE ("rank" <= 1)
) AS t
