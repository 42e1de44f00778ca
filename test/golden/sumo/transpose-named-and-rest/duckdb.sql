SELECT
  "host",
  "500",
  "200",
  "404",
  "OK",
  "Ok_2",
  "null"
FROM (
  SELECT
    "host",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '500')) AS "500",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '200')) AS "200",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '404')) AS "404",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'OK')) AS "OK",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'Ok')) AS "Ok_2",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" IS NULL)) AS "null"
  FROM (
    SELECT
      "status",
      "host",
      "_count",
      row_number() OVER (ORDER BY "status" NULLS LAST, "host" NULLS LAST, "status" NULLS FIRST, "host" NULLS FIRST) AS "row"
    FROM (
      SELECT
        "status",
        "host",
        count(*) AS "_count"
      FROM "messages"
      GROUP BY 1, 2
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
