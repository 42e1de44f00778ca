SELECT
  "host",
  "200__count",
  "200__sum",
  "404__count",
  "404__sum",
  "500__count",
  "500__sum",
  "OK__count",
  "OK__sum",
  "Ok__count_2",
  "Ok__sum_2",
  "null__count",
  "null__sum"
FROM (
  SELECT
    "host",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '200')) AS "200__count",
    arg_min_null("_sum", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '200')) AS "200__sum",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '404')) AS "404__count",
    arg_min_null("_sum", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '404')) AS "404__sum",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '500')) AS "500__count",
    arg_min_null("_sum", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '500')) AS "500__sum",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'OK')) AS "OK__count",
    arg_min_null("_sum", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'OK')) AS "OK__sum",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'Ok')) AS "Ok__count_2",
    arg_min_null("_sum", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'Ok')) AS "Ok__sum_2",
    arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" IS NULL)) AS "null__count",
    arg_min_null("_sum", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" IS NULL)) AS "null__sum"
  FROM (
    SELECT
      "status",
      "host",
      "_count",
      "_sum",
      row_number() OVER (ORDER BY "status" NULLS LAST, "host" NULLS LAST, "status" NULLS FIRST, "host" NULLS FIRST) AS "row"
    FROM (
      SELECT
        "status",
        "host",
        count(*) AS "_count",
        CAST(sum("bytes") AS BIGINT) AS "_sum"
      FROM "messages"
      GROUP BY 1, 2
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
