SELECT
  "@timestamp",
  "Word.pid",
  "W.pid",
  "W.@id",
  "W.@timestamp"
FROM (
  SELECT
    "@timestamp",
    "pid_2" AS "Word.pid",
    "pid_4" AS "W.pid",
    "@id" AS "W.@id",
    "@timestamp_3" AS "W.@timestamp",
    "event" AS "order_2",
    "@timestamp_2" AS "order_3",
    "order" AS "order_4",
    "event_2" AS "order_5",
    "order_1" AS "order_6",
    "order_2" AS "order_7",
    "order_3" AS "order_8"
  FROM (
    SELECT
      l."event" AS "event",
      l."@timestamp" AS "@timestamp",
      l."pid" AS "pid",
      l."pid_2" AS "pid_2",
      r."event" AS "event_2",
      r."@timestamp" AS "@timestamp_2",
      r."order" AS "order",
      r."pid" AS "pid_3",
      r."pid_2" AS "pid_4",
      r."@id" AS "@id",
      r."@timestamp_2" AS "@timestamp_3",
      row_number() OVER (PARTITION BY l."event" ORDER BY r."@timestamp" NULLS LAST, r."order" NULLS LAST, r."event" NULLS LAST, l."order_1", l."order_2", r."order_1") AS "rank",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        "place" AS "event",
        NULL::BIGINT AS "@timestamp",
        "pid",
        "pid" AS "pid_2",
        "order_1",
        "place_2" AS "order_2"
      FROM (
        SELECT
          "pid",
          "place",
          "matches",
          unnest(CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END) AS "match",
          unnest(range(coalesce(json_array_length("matches"), 0)::BIGINT)) AS "place_2",
          "order_1"
        FROM (
          SELECT
            "pid",
            "place",
            CASE WHEN len(regexp_extract_all(CAST("@timestamp" AS VARCHAR), '([0-9])', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(regexp_extract_all(CAST("@timestamp" AS VARCHAR), '([0-9])', 1::BIGINT::INTEGER), lambda t: coalesce(t, ''))) END AS "matches",
            "order_1"
          FROM (
            SELECT
              "@timestamp",
              "kind",
              "pid",
              row_number() OVER (ORDER BY rowid) AS "place",
              rowid AS "order_1"
            FROM "events"
          ) AS t
          WHERE ("kind" = 'spawn')
        ) AS t
      ) AS t
      WHERE (coalesce("place_2", 0::BIGINT) < 100)
    ) AS l
    INNER JOIN (
      SELECT
        "place" AS "event",
        "@timestamp",
        coalesce("@id", '') AS "order",
        "pid",
        "pid" AS "pid_2",
        "@id",
        "@timestamp" AS "@timestamp_2",
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
      ) AS t
      WHERE ("kind" = 'write')
    ) AS r
    ON ((l."pid" = r."pid") AND (l."event" <> r."event"))
  ) AS t
  WHERE ("rank" <= 1)
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6", "order_7", "order_8"
