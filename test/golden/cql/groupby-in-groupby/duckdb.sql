SELECT
  "host",
  "all",
  "user",
  "_sum",
  "oks"
FROM (
  SELECT
    "host",
    "all",
    "user",
    "_sum",
    "oks",
    "place" AS "order_4",
    "host_2" AS "order_6"
  FROM (
    SELECT
      l."host" AS "host",
      l."all" AS "all",
      r."host" AS "host_2",
      r."user" AS "user",
      r."_sum" AS "_sum",
      r."oks" AS "oks",
      row_number() OVER (ORDER BY l."host" NULLS FIRST, r."host" NULLS FIRST, r."user" NULLS FIRST) AS "place"
    FROM (
      SELECT
        "host",
        count(*) AS "all"
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
        "user",
        coalesce("_sum", 0e0) AS "_sum",
        "oks"
      FROM (
        SELECT
          "host",
          "user",
          sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_sum",
          count(*) FILTER (WHERE ("outcome" = 'ok')) AS "oks"
        FROM (
          SELECT
            "user",
            "outcome",
            "bytes",
            "host"
          FROM "events"
        ) AS t
        GROUP BY 1, 2
      ) AS t
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "user" NULLS LAST, "host" NULLS LAST, "order_4" NULLS LAST, "host" NULLS FIRST, "order_6" NULLS FIRST, "user" NULLS FIRST
