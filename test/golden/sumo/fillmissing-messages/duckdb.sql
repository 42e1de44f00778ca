SELECT
  "_timeslice",
  "kind",
  "_count",
  "slow"
FROM (
  SELECT
    "_timeslice",
    "kind",
    count(*) AS "_count",
    CAST(sum("slow") AS BIGINT) AS "slow"
  FROM (
    SELECT
      coalesce(l."_timeslice", r."_timeslice") AS "_timeslice",
      coalesce(l."kind", r."kind") AS "kind",
      CASE WHEN (l."own" IS NULL) THEN (-1::BIGINT) ELSE l."slow" END AS "slow",
      r."_timeslice" AS "order_1",
      r."kind" AS "order_2",
      r."order_4" AS "order_4"
    FROM (
      SELECT
        "kind",
        CASE WHEN ("ms" > CAST(5::BIGINT AS DOUBLE)) THEN 1::BIGINT ELSE 0::BIGINT END AS "slow",
        ("_messageTime" - ((("_messageTime" % nullif(1200000::BIGINT, 0)) + abs(1200000::BIGINT)) % nullif(1200000::BIGINT, 0))) AS "_timeslice",
        true AS "own"
      FROM "messages"
      WHERE ("kind" <> 'api')
    ) AS l
    FULL JOIN (
      SELECT
        l."_timeslice" AS "_timeslice",
        r."kind" AS "kind",
        r."order_1" AS "order_4"
      FROM (
        SELECT
          "_timeslice"
        FROM (
          SELECT
            (TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) - (((TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) % nullif(1200000::BIGINT, 0)) + abs(1200000::BIGINT)) % nullif(1200000::BIGINT, 0))) AS "_timeslice"
          FROM (
            SELECT
              "slices",
              unnest(CASE WHEN json_type("slices") = 'ARRAY' THEN json_extract("slices", '$[*]') END) AS "element"
            FROM (
              SELECT
                host_array_range_of_integers_long_long_long_gives_dynamic(("bound" - ((("bound" % nullif(1200000::BIGINT, 0)) + abs(1200000::BIGINT)) % nullif(1200000::BIGINT, 0))), "bound_2", 1200000::BIGINT)::JSON AS "slices",
                "order_1"
              FROM (
                SELECT
                  "_timeslice",
                  "bound",
                  max("_timeslice") OVER () AS "bound_2",
                  "order_1"
                FROM (
                  SELECT
                    "_timeslice",
                    min("_timeslice") OVER () AS "bound",
                    "order_1"
                  FROM (
                    SELECT
                      ("_messageTime" - ((("_messageTime" % nullif(1200000::BIGINT, 0)) + abs(1200000::BIGINT)) % nullif(1200000::BIGINT, 0))) AS "_timeslice",
                      rowid AS "order_1"
                    FROM "messages"
                    WHERE ("kind" <> 'api')
                  ) AS t
                ) AS t
                ORDER BY "order_1"
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
            ('job', 1)
          ) AS t(c0, place)
        ) AS t
      ) AS r
      ON true
      ORDER BY "_timeslice" NULLS LAST, "kind" NULLS LAST, "_timeslice" NULLS FIRST, "order_4"
      LIMIT 10000
    ) AS r
    ON ((l."_timeslice" = r."_timeslice") AND (l."kind" = r."kind"))
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "_timeslice" NULLS LAST, "kind" NULLS LAST, "_timeslice" NULLS FIRST, "kind" NULLS FIRST
