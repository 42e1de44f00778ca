SELECT
  "_timeslice",
  "kind",
  "_count",
  "_max"
FROM (
  SELECT
    "_timeslice",
    "kind",
    "_count",
    "_max",
    "order_1" AS "order_3",
    "order_2" AS "order_4",
    "order_3" AS "order_5",
    "order_4" AS "order_6",
    "order_5" AS "order_7",
    "order_6" AS "order_8",
    "order_7" AS "order_9"
  FROM (
    SELECT
      "_timeslice",
      "kind",
      "_count",
      CASE WHEN ("before" > 0) THEN "before_2" ELSE "_max" END AS "_max",
      "order_1",
      "order_2",
      "order_3",
      "order_4",
      "order_5",
      "order_6",
      "order_7"
    FROM (
      SELECT
        "_timeslice",
        "kind",
        "_max",
        "before",
        "_count",
        "kept",
        max("kept") OVER (PARTITION BY "kind", "before") AS "before_2",
        "order_1",
        "order_2",
        "order_3",
        "order_4",
        "order_5",
        "order_6",
        "order_7"
      FROM (
        SELECT
          "_timeslice",
          "kind",
          "_max",
          "before",
          CASE WHEN ("before" > 0) THEN "before_2" ELSE "_count" END AS "_count",
          CASE WHEN (NOT "filled") THEN "_max" ELSE NULL::DOUBLE END AS "kept",
          "order_1",
          "order_2",
          "order_3",
          "order_4",
          "order_5",
          "order_6",
          "order_7"
        FROM (
          SELECT
            "_timeslice",
            "kind",
            "_count",
            "_max",
            "filled",
            "before",
            "kept",
            max("kept") OVER (PARTITION BY "kind", "before") AS "before_2",
            "order_1",
            "order_2",
            "order_3",
            "order_4",
            "order_5",
            "order_6",
            "order_7"
          FROM (
            SELECT
              "_timeslice",
              "kind",
              "_count",
              "_max",
              "filled",
              "before",
              CASE WHEN (NOT "filled") THEN "_count" ELSE NULL::BIGINT END AS "kept",
              "order_1",
              "order_2",
              "order_3",
              "order_4",
              "order_5",
              "order_6",
              "order_7"
            FROM (
              SELECT
                "_timeslice",
                "kind",
                "_count",
                "_max",
                "filled",
                "own",
                CAST(sum("own") OVER (PARTITION BY "kind" ORDER BY "_timeslice" NULLS LAST, "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS LAST, "order_5" NULLS LAST, "order_6" NULLS FIRST, "order_7" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "before",
                "order_1",
                "order_2",
                "order_3",
                "order_4",
                "order_5",
                "order_6",
                "order_7"
              FROM (
                SELECT
                  "_timeslice",
                  "kind",
                  "_count",
                  "_max",
                  "filled",
                  CASE WHEN (NOT "filled") THEN 1::BIGINT ELSE 0::BIGINT END AS "own",
                  "order_1",
                  "order_2",
                  "order_3",
                  "order_4",
                  "order_5",
                  "order_6",
                  "order_7"
                FROM (
                  SELECT
                    "_timeslice",
                    "kind",
                    "_count",
                    "_max",
                    false AS "filled",
                    0 AS "order_1",
                    "_timeslice" AS "order_2",
                    "kind" AS "order_3",
                    NULL AS "order_4",
                    NULL AS "order_5",
                    NULL AS "order_6",
                    NULL AS "order_7"
                  FROM (
                    SELECT
                      "_timeslice",
                      "kind",
                      count(*) AS "_count",
                      max("ms") AS "_max"
                    FROM (
                      SELECT
                        "kind",
                        "ms",
                        ("_messageTime" - ((("_messageTime" % nullif(900000::BIGINT, 0)) + abs(900000::BIGINT)) % nullif(900000::BIGINT, 0))) AS "_timeslice"
                      FROM "messages"
                    ) AS t
                    GROUP BY 1, 2
                  ) AS t
                  UNION ALL
                  SELECT
                    l."_timeslice" AS "_timeslice",
                    l."kind" AS "kind",
                    0::BIGINT AS "_count",
                    0e0 AS "_max",
                    true AS "filled",
                    1 AS "order_1",
                    NULL AS "order_2",
                    NULL AS "order_3",
                    l."_timeslice" AS "order_4",
                    l."kind" AS "order_5",
                    l."_timeslice" AS "order_6",
                    l."kind" AS "order_7"
                  FROM (
                    SELECT
                      l."_timeslice" AS "_timeslice",
                      r."kind" AS "kind"
                    FROM (
                      SELECT
                        "_timeslice"
                      FROM (
                        SELECT
                          (TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) - (((TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) % nullif(900000::BIGINT, 0)) + abs(900000::BIGINT)) % nullif(900000::BIGINT, 0))) AS "_timeslice"
                        FROM (
                          SELECT
                            "slices",
                            unnest(CASE WHEN json_type("slices") = 'ARRAY' THEN json_extract("slices", '$[*]') END) AS "element"
                          FROM (
                            SELECT
                              host_array_range_of_integers_long_long_long_gives_dynamic(("bound" - ((("bound" % nullif(900000::BIGINT, 0)) + abs(900000::BIGINT)) % nullif(900000::BIGINT, 0))), "bound_2", 900000::BIGINT)::JSON AS "slices",
                              "_timeslice" AS "order_1",
                              "kind" AS "order_2"
                            FROM (
                              SELECT
                                "_timeslice",
                                "kind",
                                "bound",
                                max("_timeslice") OVER () AS "bound_2"
                              FROM (
                                SELECT
                                  "_timeslice",
                                  "kind",
                                  min("_timeslice") OVER () AS "bound"
                                FROM (
                                  SELECT
                                    "_timeslice",
                                    "kind"
                                  FROM (
                                    SELECT
                                      "kind",
                                      ("_messageTime" - ((("_messageTime" % nullif(900000::BIGINT, 0)) + abs(900000::BIGINT)) % nullif(900000::BIGINT, 0))) AS "_timeslice"
                                    FROM "messages"
                                  ) AS t
                                  GROUP BY 1, 2
                                ) AS t
                              ) AS t
                              ORDER BY "_timeslice" NULLS FIRST, "kind" NULLS FIRST
                              LIMIT 1
                            ) AS t
                          ) AS t
                        ) AS t
                        GROUP BY 1
                      ) AS t
                    ) AS l
                    INNER JOIN (
                      SELECT
                        "kind"
                      FROM (
                        SELECT
                          "kind"
                        FROM (
                          SELECT
                            "_timeslice",
                            "kind"
                          FROM (
                            SELECT
                              "kind",
                              ("_messageTime" - ((("_messageTime" % nullif(900000::BIGINT, 0)) + abs(900000::BIGINT)) % nullif(900000::BIGINT, 0))) AS "_timeslice"
                            FROM "messages"
                          ) AS t
                          GROUP BY 1, 2
                        ) AS t
                        GROUP BY 1
                      ) AS t
                      WHERE (NOT ("kind" IS NULL))
                    ) AS r
                    ON true
                    ORDER BY "_timeslice" NULLS LAST, "kind" NULLS LAST, "_timeslice" NULLS FIRST, "kind" NULLS FIRST
                    LIMIT 10000
                  ) AS l
                  ANTI JOIN (
                    SELECT
                      "_timeslice",
                      "kind"
                    FROM (
                      SELECT
                        "kind",
                        ("_messageTime" - ((("_messageTime" % nullif(900000::BIGINT, 0)) + abs(900000::BIGINT)) % nullif(900000::BIGINT, 0))) AS "_timeslice"
                      FROM "messages"
                    ) AS t
                    GROUP BY 1, 2
                  ) AS r
                  ON ((l."_timeslice" = r."_timeslice") AND (l."kind" = r."kind"))
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "kind" NULLS FIRST, "_timeslice" NULLS FIRST, "order_3", "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS LAST, "order_7" NULLS LAST, "order_8" NULLS FIRST, "order_9" NULLS FIRST
