SELECT
  "_timeslice",
  "200",
  "404",
  "500",
  "OK",
  "Ok_2",
  "null"
FROM (
  SELECT
    "_timeslice",
    arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "status" NULLS FIRST) FILTER (WHERE ("status" = '200')) AS "200",
    arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "status" NULLS FIRST) FILTER (WHERE ("status" = '404')) AS "404",
    arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "status" NULLS FIRST) FILTER (WHERE ("status" = '500')) AS "500",
    arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "status" NULLS FIRST) FILTER (WHERE ("status" = 'OK')) AS "OK",
    arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "status" NULLS FIRST) FILTER (WHERE ("status" = 'Ok')) AS "Ok_2",
    arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "status" NULLS FIRST) FILTER (WHERE ("status" IS NULL)) AS "null"
  FROM (
    SELECT
      "_timeslice",
      "status",
      "_count",
      row_number() OVER (ORDER BY "_timeslice" NULLS LAST, "status" NULLS LAST, "_timeslice" NULLS FIRST, "status" NULLS FIRST) AS "row"
    FROM (
      SELECT
        "_timeslice",
        "status",
        count(*) AS "_count"
      FROM (
        SELECT
          "status",
          ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
        FROM "messages"
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
