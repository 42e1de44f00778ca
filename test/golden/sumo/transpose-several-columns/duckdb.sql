SELECT
  "bytes",
  "a, 200",
  "a, null",
  "b, 404",
  "b, 500",
  "c, 200",
  "c, OK",
  "c, Ok_2"
FROM (
  SELECT
    "bytes",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'a, 200')) AS "a, 200",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'a, null')) AS "a, null",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'b, 404')) AS "b, 404",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'b, 500')) AS "b, 500",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'c, 200')) AS "c, 200",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'c, OK')) AS "c, OK",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) FILTER (WHERE ("column" = 'c, Ok')) AS "c, Ok_2"
  FROM (
    SELECT
      "status",
      "host",
      "bytes",
      "_count",
      "column",
      row_number() OVER (ORDER BY "status" NULLS LAST, "host" NULLS LAST, "bytes" NULLS LAST, "status" NULLS FIRST, "host" NULLS FIRST, "bytes" NULLS FIRST) AS "row"
    FROM (
      SELECT
        "status",
        "host",
        "bytes",
        "_count",
        (coalesce("host", 'null') || ', ' || coalesce("status", 'null')) AS "column"
      FROM (
        SELECT
          "status",
          "host",
          "bytes",
          count(*) AS "_count"
        FROM "messages"
        GROUP BY 1, 2, 3
      ) AS t
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "bytes" NULLS FIRST, "bytes" NULLS FIRST
