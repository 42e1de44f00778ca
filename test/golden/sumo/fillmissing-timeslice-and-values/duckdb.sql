SELECT
  "kind",
  "_timeslice",
  "_count"
FROM (
  SELECT
    "kind",
    "_timeslice",
    "_count",
    "order_1" AS "order_3",
    "order_2" AS "order_4",
    "order_3" AS "order_5",
    "order_4" AS "order_6",
    "order_5" AS "order_7",
    "order_6" AS "order_8",
    "order_7" AS "order_9"
  FROM (
    SELECT
      "kind",
      "_timeslice",
      "_count",
      0 AS "order_1",
      "kind" AS "order_2",
      "_timeslice" AS "order_3",
      NULL AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7"
    FROM (
      SELECT
        "kind",
        "_timeslice",
        count(*) AS "_count"
      FROM (
        SELECT
          "kind",
          ("_messageTime" - ((("_messageTime" % nullif(1800000::BIGINT, 0)) + abs(1800000::BIGINT)) % nullif(1800000::BIGINT, 0))) AS "_timeslice"
        FROM "messages"
      ) AS t
      GROUP BY 1, 2
    ) AS t
    UNION ALL
    SELECT
      l."kind" AS "kind",
      l."_timeslice" AS "_timeslice",
      0::BIGINT AS "_count",
      1 AS "order_1",
      NULL AS "order_2",
      NULL AS "order_3",
      l."_timeslice" AS "order_4",
      l."kind" AS "order_5",
      l."_timeslice" AS "order_6",
      l."order_4" AS "order_7"
    FROM (
      SELECT
        l."_timeslice" AS "_timeslice",
        r."kind" AS "kind",
        r."order_1" AS "order_4"
      FROM (
        SELECT
          "_timeslice"
        FROM (
          SELECT
            (TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) - (((TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) % nullif(1800000::BIGINT, 0)) + abs(1800000::BIGINT)) % nullif(1800000::BIGINT, 0))) AS "_timeslice"
          FROM (
            SELECT
              "slices",
              unnest(CASE WHEN json_type("slices") = 'ARRAY' THEN json_extract("slices", '$[*]') END) AS "element"
            FROM (
              SELECT
                host_array_range_of_integers_long_long_long_gives_dynamic(("bound" - ((("bound" % nullif(1800000::BIGINT, 0)) + abs(1800000::BIGINT)) % nullif(1800000::BIGINT, 0))), "bound_2", 1800000::BIGINT)::JSON AS "slices",
                "kind" AS "order_1",
                "_timeslice" AS "order_2"
              FROM (
                SELECT
                  "kind",
                  "_timeslice",
                  "bound",
                  max("_timeslice") OVER () AS "bound_2"
                FROM (
                  SELECT
                    "kind",
                    "_timeslice",
                    min("_timeslice") OVER () AS "bound"
                  FROM (
                    SELECT
                      "kind",
                      "_timeslice"
                    FROM (
                      SELECT
                        "kind",
                        ("_messageTime" - ((("_messageTime" % nullif(1800000::BIGINT, 0)) + abs(1800000::BIGINT)) % nullif(1800000::BIGINT, 0))) AS "_timeslice"
                      FROM "messages"
                    ) AS t
                    GROUP BY 1, 2
                  ) AS t
                ) AS t
                ORDER BY "kind" NULLS FIRST, "_timeslice" NULLS FIRST
                LIMIT 1
              ) AS t
            ) AS t
          ) AS t
          GROUP BY 1
        ) AS t
      ) AS l
      INNER JOIN (
        SELECT
          "written" AS "kind",
          "order_1"
        FROM (
          SELECT
            c0 AS "written",
            place AS "order_1"
          FROM (VALUES
            ('web', 0),
            ('batch', 1)
          ) AS t(c0, place)
        ) AS t
      ) AS r
      ON true
      ORDER BY "_timeslice" NULLS LAST, "kind" NULLS LAST, "_timeslice" NULLS FIRST, "order_4"
      LIMIT 10000
    ) AS l
    ANTI JOIN (
      SELECT
        "kind",
        "_timeslice"
      FROM (
        SELECT
          "kind",
          ("_messageTime" - ((("_messageTime" % nullif(1800000::BIGINT, 0)) + abs(1800000::BIGINT)) % nullif(1800000::BIGINT, 0))) AS "_timeslice"
        FROM "messages"
      ) AS t
      GROUP BY 1, 2
    ) AS r
    ON ((l."_timeslice" = r."_timeslice") AND (l."kind" = r."kind"))
  ) AS t
) AS t
ORDER BY "_timeslice" NULLS FIRST, "kind" NULLS FIRST, "order_3", "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS LAST, "order_7" NULLS LAST, "order_8" NULLS FIRST, "order_9"
