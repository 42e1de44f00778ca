SELECT
  "_timeslice",
  "a",
  "null"
FROM (
  SELECT
    "_timeslice",
    arg_min_null("n", "row" ORDER BY "_timeslice" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("host" = 'a')) AS "a",
    arg_min_null("n", "row" ORDER BY "_timeslice" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("host" IS NULL)) AS "null"
  FROM (
    SELECT
      l."_timeslice" AS "_timeslice",
      l."host" AS "host",
      l."n" AS "n",
      row_number() OVER (ORDER BY l."_timeslice" NULLS LAST, l."host" NULLS LAST, l."_timeslice" NULLS FIRST, l."host" NULLS FIRST) AS "row"
    FROM (
      SELECT
        "_timeslice",
        "host",
        CAST(sum("n") AS BIGINT) AS "n"
      FROM (
        SELECT
          "host",
          "n",
          ("_messageTime" - ((("_messageTime" % nullif(120000::BIGINT, 0)) + abs(120000::BIGINT)) % nullif(120000::BIGINT, 0))) AS "_timeslice"
        FROM "messages"
      ) AS t
      GROUP BY 1, 2
    ) AS l
    SEMI JOIN (
      SELECT
        "host",
        "_sum"
      FROM (
        SELECT
          "host",
          CAST(sum("n") AS BIGINT) AS "_sum"
        FROM (
          SELECT
            "_timeslice",
            "host",
            CAST(sum("n") AS BIGINT) AS "n"
          FROM (
            SELECT
              "host",
              "n",
              ("_messageTime" - ((("_messageTime" % nullif(120000::BIGINT, 0)) + abs(120000::BIGINT)) % nullif(120000::BIGINT, 0))) AS "_timeslice"
            FROM "messages"
          ) AS t
          GROUP BY 1, 2
        ) AS t
        GROUP BY 1
      ) AS t
      ORDER BY "_sum" DESC NULLS LAST, "host" NULLS LAST, "host" NULLS FIRST
      LIMIT 2
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
