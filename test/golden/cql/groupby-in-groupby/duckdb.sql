SELECT
  "host",
  "all",
  "user",
  "_sum",
  "oks"
FROM (
  SELECT
    l."host" AS "host",
    l."all" AS "all",
    r."user" AS "user",
    r."_sum" AS "_sum",
    r."oks" AS "oks",
    r."host" AS "order_4"
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
ORDER BY "host" NULLS LAST, "user" NULLS LAST, "host" NULLS FIRST, "order_4" NULLS FIRST, "user" NULLS FIRST
