SELECT
  "Parent.@id",
  "Spawn.@id",
  "Write.@id",
  "Write.@timestamp"
FROM (
  SELECT
    "@id" AS "Parent.@id",
    "@id_2" AS "Spawn.@id",
    "@id_3" AS "Write.@id",
    "@timestamp_4" AS "Write.@timestamp",
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
      l."pid" AS "pid",
      l."host" AS "host",
      l."@id" AS "@id",
      l."event_2" AS "event_2",
      l."@timestamp_2" AS "@timestamp_2",
      l."order_2" AS "order_2",
      l."parent" AS "parent",
      l."pid_2" AS "pid_2",
      l."host_2" AS "host_2",
      l."@id_2" AS "@id_2",
      r."event" AS "event_3",
      r."@timestamp" AS "@timestamp_3",
      r."order" AS "order_3",
      r."host" AS "host_3",
      r."pid" AS "pid_3",
      r."@id" AS "@id_3",
      r."@timestamp_2" AS "@timestamp_4",
      row_number() OVER (PARTITION BY l."event" ORDER BY l."@timestamp_2" NULLS LAST, l."order_2" NULLS LAST, l."event_2" NULLS LAST, r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", l."order_3", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      l."order_3" AS "order_4",
      r."order_1" AS "order_5"
    FROM (
      SELECT
        l."event" AS "event",
        l."@timestamp" AS "@timestamp",
        l."order" AS "order",
        l."pid" AS "pid",
        l."host" AS "host",
        l."@id" AS "@id",
        r."event" AS "event_2",
        r."@timestamp" AS "@timestamp_2",
        r."order" AS "order_2",
        r."parent" AS "parent",
        r."pid" AS "pid_2",
        r."host" AS "host_2",
        r."@id" AS "@id_2",
        l."order_1" AS "order_1",
        r."order_1" AS "order_3"
      FROM (
        SELECT
          "place" AS "event",
          "@timestamp",
          coalesce("@id", '') AS "order",
          "pid",
          "host",
          "@id",
          "order_1"
        FROM (
          SELECT
            "@timestamp",
            "@id",
            "kind",
            "host",
            "pid",
            row_number() OVER (ORDER BY rowid) AS "place",
            rowid AS "order_1"
          FROM "events"
          WHERE ("kind" IN ('root', 'spawn', 'write'))
        ) AS t
        WHERE ("kind" = 'root')
      ) AS l
      INNER JOIN (
        SELECT
          "place" AS "event",
          "@timestamp",
          coalesce("@id", '') AS "order",
          "parent",
          "pid",
          "host",
          "@id",
          "order_1"
        FROM (
          SELECT
            "@timestamp",
            "@id",
            "kind",
            "host",
            "pid",
            "parent",
            row_number() OVER (ORDER BY rowid) AS "place",
            rowid AS "order_1"
          FROM "events"
          WHERE ("kind" IN ('root', 'spawn', 'write'))
        ) AS t
        WHERE ("kind" = 'spawn')
      ) AS r
      ON ((l."pid" = r."parent") AND (l."host" = r."host") AND (l."event" <> r."event"))
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "host",
        "pid",
        "@id",
        "@timestamp" AS "@timestamp_2",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "@id",
          "kind",
          "host",
          "pid",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("kind" IN ('root', 'spawn', 'write'))
      ) AS t
      WHERE ("kind" = 'write')
    ) AS r
    ON ((l."host" = r."host") AND (l."event" <> r."event") AND (l."pid_2" = r."pid") AND (l."event_2" <> r."event"))
  ) AS t
  WHERE ("rank" <= 1)
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS LAST, "order_7" NULLS LAST, "order_8" NULLS LAST, "order_9" NULLS LAST, "order_10", "order_11", "order_12"
