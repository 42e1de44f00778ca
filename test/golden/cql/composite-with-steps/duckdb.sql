SELECT
  "host",
  "mean",
  "user"
FROM (
  SELECT
    "host",
    "mean",
    "user",
    "place" AS "order_3",
    "host_2" AS "order_5",
    "order_3" AS "order_6",
    "order_4" AS "order_7"
  FROM (
    SELECT
      l."host" AS "host",
      l."host_2" AS "host_2",
      l."mean" AS "mean",
      r."host" AS "host_3",
      r."user" AS "user",
      row_number() OVER (ORDER BY l."host" NULLS FIRST, l."host_2" NULLS FIRST, r."order_1" NULLS LAST, r."order_2") AS "place",
      r."order_1" AS "order_3",
      r."order_2" AS "order_4"
    FROM (
      SELECT
        l."host" AS "host",
        r."host" AS "host_2",
        r."mean" AS "mean"
      FROM (
        SELECT
          "host"
        FROM (
          SELECT
            "host"
          FROM "events"
        ) AS t
        GROUP BY 1
      ) AS l
      LEFT JOIN (
        SELECT
          "host",
          CASE WHEN (CAST("n" AS DOUBLE) = 0e0) THEN NULL::DOUBLE ELSE CASE WHEN CAST("n" AS DOUBLE) = 0 THEN CASE WHEN coalesce("total", 0e0) = 0 OR isnan(coalesce("total", 0e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN coalesce("total", 0e0) > 0 THEN 'inf'::DOUBLE WHEN coalesce("total", 0e0) < 0 THEN '-inf'::DOUBLE END ELSE coalesce("total", 0e0)::DOUBLE / CAST("n" AS DOUBLE)::DOUBLE END END AS "mean"
        FROM (
          SELECT
            "host",
            count(*) AS "n",
            sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "total"
          FROM (
            SELECT
              "bytes",
              "host"
            FROM "events"
          ) AS t
          GROUP BY 1
        ) AS t
      ) AS r
      ON (l."host" IS NOT DISTINCT FROM r."host")
    ) AS l
    LEFT JOIN (
      SELECT
        "host",
        "user",
        "@timestamp" AS "order_1",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "user",
          "host",
          row_number() OVER (PARTITION BY "host" ORDER BY "@timestamp" NULLS LAST, "order_1") AS "place",
          "order_1" AS "order_2"
        FROM (
          SELECT
            "@timestamp",
            "user",
            "host",
            rowid AS "order_1"
          FROM "events"
          WHERE ("outcome" = 'ok')
        ) AS t
      ) AS t
      WHERE ("place" <= 1)
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS LAST, "order_3" NULLS LAST, "host" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS LAST, "order_7"
