SELECT
  "_sum",
  "user"
FROM (
  SELECT
    coalesce("_sum", 0e0) AS "_sum",
    "user",
    "part" AS "order_1"
  FROM (
    SELECT
      "place" AS "part",
      sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_sum",
      arg_max_null("user", "@timestamp" ORDER BY "@timestamp" NULLS LAST, "order_2") FILTER (WHERE (NOT ("user" IS NULL))) AS "user"
    FROM (
      SELECT
        "@timestamp",
        "user",
        "bytes",
        CAST(sum(CASE WHEN coalesce(coalesce(("user" = 'bo'), false), false) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "@timestamp" NULLS LAST, rowid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place",
        rowid AS "order_2"
      FROM "events"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_1" NULLS FIRST
