SELECT
  "@timestamp",
  "W.place",
  "W.@timestamp",
  "W.@id",
  "W.kind",
  "W.user.name",
  "W.host",
  "W.pid",
  "W.parent",
  "S.place",
  "S.@timestamp",
  "S.@id",
  "S.kind",
  "S.user.name",
  "S.host",
  "S.pid",
  "S.parent"
FROM (
  SELECT
    "@timestamp",
    "place_2" AS "W.place",
    "@timestamp_2" AS "W.@timestamp",
    "@id" AS "W.@id",
    "kind" AS "W.kind",
    "user.name" AS "W.user.name",
    "host" AS "W.host",
    "pid" AS "W.pid",
    "parent" AS "W.parent",
    "place_4" AS "S.place",
    "@timestamp_4" AS "S.@timestamp",
    "@id_2" AS "S.@id",
    "kind_2" AS "S.kind",
    "user.name_2" AS "S.user.name",
    "host_2" AS "S.host",
    "pid_2" AS "S.pid",
    "parent_2" AS "S.parent",
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
      l."place" AS "place",
      l."place_2" AS "place_2",
      l."@timestamp_2" AS "@timestamp_2",
      l."@id" AS "@id",
      l."kind" AS "kind",
      l."user.name" AS "user.name",
      l."host" AS "host",
      l."pid" AS "pid",
      l."parent" AS "parent",
      r."event" AS "event_2",
      r."@timestamp" AS "@timestamp_3",
      r."order" AS "order_2",
      r."place" AS "place_3",
      r."place_2" AS "place_4",
      r."@timestamp_2" AS "@timestamp_4",
      r."@id" AS "@id_2",
      r."kind" AS "kind_2",
      r."user.name" AS "user.name_2",
      r."host" AS "host_2",
      r."pid" AS "pid_2",
      r."parent" AS "parent_2",
      row_number() OVER (PARTITION BY l."event" ORDER BY r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        upper("host") AS "place",
        upper("host") AS "place_2",
        "@timestamp" AS "@timestamp_2",
        "@id",
        "kind",
        "user.name",
        "host",
        "pid",
        "parent",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "user.name",
          "host",
          "pid",
          "parent",
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
        "host" AS "place",
        "host" AS "place_2",
        "@timestamp" AS "@timestamp_2",
        "@id",
        "kind",
        "user.name",
        "host",
        "pid",
        "parent",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "user.name",
          "host",
          "pid",
          "parent",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('write', 'spawn'))
      ) AS t
      WHERE ("kind" = 'spawn')
    ) AS r
    ON ((l."place" = r."place") AND (l."event" <> r."event"))
  ) AS t
  WHERE ("rank" <= 1)
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7", "order_8"
