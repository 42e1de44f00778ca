SELECT
  "_timeslice",
  "__timeslice_end",
  "kind"
FROM (
  SELECT
    "_timeslice",
    "__timeslice_end",
    "kind",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      l."_messageTime" AS "_messageTime",
      l."kind" AS "kind",
      l."__timeslice_end" AS "__timeslice_end",
      coalesce(l."_timeslice", r."_timeslice") AS "_timeslice",
      l."order_1" AS "order_1",
      r."_timeslice" AS "order_2"
    FROM (
      SELECT
        "_messageTime",
        "kind",
        "slice" AS "_timeslice",
        ("slice" + 3600000::BIGINT) AS "__timeslice_end",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "kind",
          ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "slice",
          rowid AS "order_1"
        FROM "messages"
        WHERE ("_messageTime" >= 1759998600000)
          AND ("_messageTime" < 1760007600000)
      ) AS t
    ) AS l
    FULL JOIN (
      SELECT
        "_timeslice"
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
                host_array_range_of_integers_long_long_long_gives_dynamic((1759998600000 - (((1759998600000 % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))), 1760007599999, 3600000::BIGINT)::JSON AS "slices",
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
      ) AS t
      ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
      LIMIT 10000
    ) AS r
    ON (l."_timeslice" = r."_timeslice")
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3" NULLS LAST, "order_3" NULLS FIRST
