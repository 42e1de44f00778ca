SELECT
  "_timeslice",
  "_count"
FROM (
  SELECT
    "_timeslice",
    "_count",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5"
  FROM (
    SELECT
      "_timeslice",
      "_count",
      0 AS "order_1",
      "_timeslice" AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4"
    FROM (
      SELECT
        "_timeslice",
        count(*) AS "_count"
      FROM (
        SELECT
          ("_messageTime" - ((((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % nullif(86400000::BIGINT, 0)) + abs(86400000::BIGINT)) % nullif(86400000::BIGINT, 0))) AS "_timeslice"
        FROM "messages"
        WHERE ("_messageTime" >= 1761307200000)
          AND ("_messageTime" < 1761739200000)
      ) AS t
      GROUP BY 1
    ) AS t
    UNION ALL
    SELECT
      l."_timeslice" AS "_timeslice",
      0::BIGINT AS "_count",
      1 AS "order_1",
      NULL AS "order_2",
      l."_timeslice" AS "order_3",
      l."_timeslice" AS "order_4"
    FROM (
      SELECT
        "_timeslice"
      FROM (
        SELECT
          "_timeslice"
        FROM (
          SELECT
            (TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) - ((((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY(TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) - (((TRY(TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY(TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) - (((TRY(TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % nullif(86400000::BIGINT, 0)) + abs(86400000::BIGINT)) % nullif(86400000::BIGINT, 0))) AS "_timeslice"
          FROM (
            SELECT
              "slices",
              unnest(CASE WHEN json_type("slices") = 'ARRAY' THEN json_extract("slices", '$[*]') END) AS "element"
            FROM (
              SELECT
                host_array_range_of_integers_long_long_long_gives_dynamic((1761307200000 - ((((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY(1761307200000 * 10000) - (((TRY(1761307200000 * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(1761307200000 * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY(1761307200000 * 10000) - (((TRY(1761307200000 * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(1761307200000 * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % nullif(86400000::BIGINT, 0)) + abs(86400000::BIGINT)) % nullif(86400000::BIGINT, 0))), 1761739199999, 43200000::BIGINT)::JSON AS "slices",
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
    ) AS l
    ANTI JOIN (
      SELECT
        "_timeslice"
      FROM (
        SELECT
          ("_messageTime" - ((((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % nullif(86400000::BIGINT, 0)) + abs(86400000::BIGINT)) % nullif(86400000::BIGINT, 0))) AS "_timeslice"
        FROM "messages"
        WHERE ("_messageTime" >= 1761307200000)
          AND ("_messageTime" < 1761739200000)
      ) AS t
      GROUP BY 1
    ) AS r
    ON (l."_timeslice" = r."_timeslice")
  ) AS t
) AS t
ORDER BY "_timeslice" NULLS LAST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS LAST, "order_5" NULLS FIRST
