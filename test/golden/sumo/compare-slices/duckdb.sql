SELECT
  "_timeslice",
  "host",
  "total",
  "total_before",
  "kind"
FROM (
  SELECT
    "_timeslice",
    "host",
    "total",
    "total_2" AS "total_before",
    "kind",
    "order_1" AS "order_3",
    "order_2" AS "order_4",
    "order_3" AS "order_5",
    "order_4" AS "order_6",
    "order_5" AS "order_7",
    "order_6" AS "order_8",
    "order_7" AS "order_9",
    "order_8" AS "order_10",
    "order_9" AS "order_11"
  FROM (
    SELECT
      "_timeslice",
      "host",
      "total",
      "total_2",
      CASE WHEN ("total_2" IS NULL) THEN 'new' ELSE 'old' END AS "kind",
      "order_1",
      "order_2",
      "order_3",
      "order_4",
      "order_5",
      "order_6",
      "order_7",
      "order_8",
      "order_9"
    FROM (
      SELECT
        coalesce(l."_timeslice", r."_timeslice") AS "_timeslice",
        coalesce(l."host", r."host") AS "host",
        l."total" AS "total",
        r."total" AS "total_2",
        0 AS "order_1",
        l."_timeslice" AS "order_2",
        l."host" AS "order_3",
        r."order_1" AS "order_4",
        r."host" AS "order_5",
        NULL AS "order_6",
        NULL AS "order_7",
        NULL AS "order_8",
        NULL AS "order_9"
      FROM (
        SELECT
          "_timeslice",
          "host",
          1::BIGINT AS "one",
          "total"
        FROM (
          SELECT
            "_timeslice",
            "host",
            CAST(sum("n") AS BIGINT) AS "total"
          FROM (
            SELECT
              "host",
              "n",
              ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
            FROM "messages"
            WHERE ("_messageTime" >= 1760000400000)
              AND ("_messageTime" < 1760007600000)
          ) AS t
          GROUP BY 1, 2
        ) AS t
      ) AS l
      FULL JOIN (
        SELECT
          ("_timeslice" + 86400000::BIGINT) AS "_timeslice",
          "host",
          1::BIGINT AS "one",
          "total",
          "_timeslice" AS "order_1"
        FROM (
          SELECT
            "_timeslice",
            "host",
            CAST(sum("n") AS BIGINT) AS "total"
          FROM (
            SELECT
              "host",
              "n",
              ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
            FROM "messages"
            WHERE ("_messageTime" >= 1759914000000)
              AND ("_messageTime" < 1759921200000)
          ) AS t
          GROUP BY 1, 2
        ) AS t
      ) AS r
      ON ((l."_timeslice" IS NOT DISTINCT FROM r."_timeslice") AND (l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
      UNION ALL
      SELECT
        l."_timeslice" AS "_timeslice",
        l."host" AS "host",
        NULL::BIGINT AS "total",
        NULL::BIGINT AS "total_2",
        1 AS "order_1",
        NULL AS "order_2",
        NULL AS "order_3",
        NULL AS "order_4",
        NULL AS "order_5",
        l."_timeslice" AS "order_6",
        l."host" AS "order_7",
        l."_timeslice" AS "order_8",
        l."host" AS "order_9"
      FROM (
        SELECT
          l."_timeslice" AS "_timeslice",
          r."host" AS "host"
        FROM (
          SELECT
            "_timeslice"
          FROM (
            SELECT
              (TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) - (((TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
            FROM (
              SELECT
                "slices",
                unnest(CASE WHEN json_type("slices") = 'ARRAY' THEN json_extract("slices", '$[*]') END) AS "element"
              FROM (
                SELECT
                  host_array_range_of_integers_long_long_long_gives_dynamic((1760000400000 - (((1760000400000 % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))), 1760007599999, 3600000::BIGINT)::JSON AS "slices",
                  "order_1"
                FROM (
                  SELECT
                    c0 AS "one",
                    place AS "order_1"
                  FROM (VALUES
                    (1::BIGINT, 0)
                  ) AS t(c0, place)
                ) AS t
              ) AS t
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS l
        INNER JOIN (
          SELECT
            "host"
          FROM (
            SELECT
              "host"
            FROM (
              SELECT
                coalesce(l."host", r."host") AS "host",
                l."_timeslice" AS "order_1",
                l."host" AS "order_2",
                r."order_1" AS "order_3",
                r."host" AS "order_4"
              FROM (
                SELECT
                  "_timeslice",
                  "host",
                  1::BIGINT AS "one"
                FROM (
                  SELECT
                    "_timeslice",
                    "host"
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
              ) AS l
              FULL JOIN (
                SELECT
                  ("_timeslice" + 86400000::BIGINT) AS "_timeslice",
                  "host",
                  1::BIGINT AS "one",
                  "_timeslice" AS "order_1"
                FROM (
                  SELECT
                    "_timeslice",
                    "host"
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
              ) AS r
              ON ((l."_timeslice" IS NOT DISTINCT FROM r."_timeslice") AND (l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
            ) AS t
            GROUP BY 1
          ) AS t
          WHERE (NOT ("host" IS NULL))
        ) AS r
        ON true
        ORDER BY "_timeslice" NULLS LAST, "host" NULLS LAST, "_timeslice" NULLS FIRST, "host" NULLS FIRST
        LIMIT 10000
      ) AS l
      ANTI JOIN (
        SELECT
          coalesce(l."_timeslice", r."_timeslice") AS "_timeslice",
          coalesce(l."host", r."host") AS "host",
          l."_timeslice" AS "order_1",
          l."host" AS "order_2",
          r."order_1" AS "order_3",
          r."host" AS "order_4"
        FROM (
          SELECT
            "_timeslice",
            "host",
            1::BIGINT AS "one"
          FROM (
            SELECT
              "_timeslice",
              "host"
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
        ) AS l
        FULL JOIN (
          SELECT
            ("_timeslice" + 86400000::BIGINT) AS "_timeslice",
            "host",
            1::BIGINT AS "one",
            "_timeslice" AS "order_1"
          FROM (
            SELECT
              "_timeslice",
              "host"
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
        ) AS r
        ON ((l."_timeslice" IS NOT DISTINCT FROM r."_timeslice") AND (l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
      ) AS r
      ON ((l."_timeslice" = r."_timeslice") AND (l."host" = r."host"))
    ) AS t
  ) AS t
) AS t
ORDER BY "host" DESC NULLS LAST, "_timeslice" NULLS FIRST, "order_3", "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS LAST, "order_9" NULLS LAST, "order_10" NULLS FIRST, "order_11" NULLS FIRST
