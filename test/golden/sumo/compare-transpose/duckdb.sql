SELECT
  "_timeslice",
  "a",
  "b",
  "a_1d",
  "b_1d"
FROM (
  SELECT
    "_timeslice",
    "a",
    "b",
    "a_2" AS "a_1d",
    "b_2" AS "b_1d",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      coalesce(l."_timeslice", r."_timeslice") AS "_timeslice",
      l."a" AS "a",
      l."b" AS "b",
      r."a" AS "a_2",
      r."b" AS "b_2",
      l."_timeslice" AS "order_1",
      r."order_1" AS "order_2"
    FROM (
      SELECT
        "_timeslice",
        1::BIGINT AS "one",
        "a",
        "b"
      FROM (
        SELECT
          "_timeslice",
          arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("host" = 'a')) AS "a",
          arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("host" = 'b')) AS "b"
        FROM (
          SELECT
            "_timeslice",
            "host",
            "_count",
            row_number() OVER (ORDER BY "_timeslice" NULLS LAST, "host" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST) AS "row"
          FROM (
            SELECT
              "_timeslice",
              "host",
              count(*) AS "_count"
            FROM (
              SELECT
                "host",
                ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
              FROM "messages"
              WHERE ("_messageTime" >= 1760000400000)
                AND ("_messageTime" < 1760007600000)
            ) AS t
            GROUP BY 1, 2
          ) AS t
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS l
    FULL JOIN (
      SELECT
        ("_timeslice" + 86400000::BIGINT) AS "_timeslice",
        1::BIGINT AS "one",
        "a",
        "b",
        "_timeslice" AS "order_1"
      FROM (
        SELECT
          "_timeslice",
          arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("host" = 'a')) AS "a",
          arg_min_null("_count", "row" ORDER BY "_timeslice" NULLS FIRST, "host" NULLS FIRST) FILTER (WHERE ("host" = 'b')) AS "b"
        FROM (
          SELECT
            "_timeslice",
            "host",
            "_count",
            row_number() OVER (ORDER BY "_timeslice" NULLS LAST, "host" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST) AS "row"
          FROM (
            SELECT
              "_timeslice",
              "host",
              count(*) AS "_count"
            FROM (
              SELECT
                "host",
                ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
              FROM "messages"
              WHERE ("_messageTime" >= 1759914000000)
                AND ("_messageTime" < 1759921200000)
            ) AS t
            GROUP BY 1, 2
          ) AS t
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS r
    ON ((l."_timeslice" IS NOT DISTINCT FROM r."_timeslice") AND (l."one" IS NOT DISTINCT FROM r."one"))
  ) AS t
) AS t
ORDER BY "_timeslice" NULLS LAST, "order_2" NULLS FIRST, "order_3" NULLS FIRST
