SELECT
  "host",
  "404",
  "none",
  "200",
  "both"
FROM (
  SELECT
    "host",
    "404",
    "none",
    "200",
    ("404" + "200") AS "both"
  FROM (
    SELECT
      "host",
      arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '404')) AS "404",
      arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = 'none')) AS "none",
      arg_min_null("_count", "row" ORDER BY "status" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("status" = '200')) AS "200"
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
  WHERE ("none" IS NULL)
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
