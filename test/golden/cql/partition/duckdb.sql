SELECT
  "host",
  "n",
  "user"
FROM (
  SELECT
    "host",
    "n",
    "user",
    "place" AS "order_4",
    "part" AS "order_5"
  FROM (
    SELECT
      "host",
      "part",
      "n",
      "user",
      row_number() OVER (ORDER BY "part" NULLS LAST, "host" NULLS FIRST, "part" NULLS FIRST) AS "place"
    FROM (
      SELECT
        "host",
        "place_2" AS "part",
        count(*) AS "n",
        string_agg(DISTINCT "user", '+' ORDER BY "user") AS "user"
      FROM (
        SELECT
          "user",
          "outcome",
          "host",
          "place",
          CAST(sum(CASE WHEN coalesce("place", false) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "host" ORDER BY "order_1" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_2"
        FROM (
          SELECT
            "user",
            "outcome",
            "host",
            lag(coalesce(("outcome" = 'ok'), false), 1::BIGINT::INTEGER) OVER (PARTITION BY "host" ORDER BY "order_1" NULLS LAST, "order_2") AS "place",
            "order_1",
            "order_2"
          FROM (
            SELECT
              "user",
              "outcome",
              "host",
              "@timestamp" AS "order_1",
              rowid AS "order_2"
            FROM "events"
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "host" DESC NULLS LAST, "n" DESC NULLS LAST, "host" NULLS LAST, "order_4" NULLS LAST, "order_5" NULLS LAST, "host" NULLS FIRST, "order_5" NULLS FIRST
