SELECT
  "host",
  "id",
  "n",
  "times",
  "_max"
FROM (
  SELECT
    "host",
    "id",
    "n",
    "times",
    "_max",
    "place_2" AS "order_3",
    "@timestamp" AS "order_5",
    "order_4" AS "order_7"
  FROM (
    SELECT
      l."host" AS "host",
      l."times" AS "times",
      l."_max" AS "_max",
      r."@timestamp" AS "@timestamp",
      r."id" AS "id",
      r."n" AS "n",
      r."host" AS "host_2",
      r."place" AS "place",
      row_number() OVER (ORDER BY l."host" NULLS FIRST, r."@timestamp" NULLS LAST, r."@timestamp" DESC NULLS LAST, r."order_3") AS "place_2",
      r."order_3" AS "order_4"
    FROM (
      SELECT
        "host",
        count(*) AS "times",
        max("n") AS "_max"
      FROM (
        SELECT
          "n",
          "host"
        FROM "events"
      ) AS t
      GROUP BY 1
    ) AS l
    LEFT JOIN (
      SELECT
        "@timestamp",
        "id",
        "n",
        "host",
        "place",
        "order_2" AS "order_3"
      FROM (
        SELECT
          "@timestamp",
          "id",
          "n",
          "host",
          row_number() OVER (PARTITION BY "host" ORDER BY "@timestamp" DESC NULLS LAST, "order_1") AS "place",
          "order_1" AS "order_2"
        FROM (
          SELECT
            "@timestamp",
            "id",
            "n",
            "host",
            rowid AS "order_1"
          FROM "events"
        ) AS t
      ) AS t
      WHERE ("place" <= 1)
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS LAST, "order_3" NULLS LAST, "host" NULLS FIRST, "order_5" NULLS LAST, "order_5" DESC NULLS LAST, "order_7"
