SELECT
  "host",
  "@timestamp",
  "_duration",
  "what"
FROM (
  SELECT
    (json_extract("part", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$') AS "host",
    CASE WHEN CAST(TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "@timestamp",
    (CASE WHEN CAST(TRY_CAST((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END - CASE WHEN CAST(TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END) AS "_duration",
    (json_extract("part", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS "what",
    "place" AS "order_2",
    "part" AS "order_3",
    "host" AS "order_4",
    "order_4" AS "order_6"
  FROM (
    SELECT
      "host",
      "part",
      "parts",
      "part",
      row_number() OVER (ORDER BY "part" NULLS LAST, "host" NULLS FIRST, "part" NULLS FIRST, "order_3") AS "place",
      "order_3" AS "order_4"
    FROM (
      SELECT
        "host",
        "part",
        "parts",
        unnest(CASE WHEN json_type(host_array_series_within_dynamic_long_string_boolean_gives_dynamic("parts"::VARCHAR, 3000::BIGINT, ',', true)::JSON) = 'ARRAY' THEN json_extract(host_array_series_within_dynamic_long_string_boolean_gives_dynamic("parts"::VARCHAR, 3000::BIGINT, ',', true)::JSON, '$[*]') END) AS "part",
        unnest(range(coalesce(json_array_length(host_array_series_within_dynamic_long_string_boolean_gives_dynamic("parts"::VARCHAR, 3000::BIGINT, ',', true)::JSON), 0)::BIGINT)) AS "order_3"
      FROM (
        SELECT
          "host_2" AS "host",
          "place_2" AS "part",
          coalesce(to_json((list(json_array(to_json("@timestamp"), to_json("what"), to_json("host")) ORDER BY "@timestamp" NULLS LAST, "order_2") FILTER (WHERE json_array(to_json("@timestamp"), to_json("what"), to_json("host")) IS NOT NULL))[1:1099511627776]), '[]'::JSON) AS "parts"
        FROM (
          SELECT
            "@timestamp",
            "host",
            "what",
            "host_2",
            "place",
            "place_2",
            CAST(sum(CASE WHEN coalesce(("what" = 'start'), false) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "host_2", "place_2") AS BIGINT) AS "place_3",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "host",
              "what",
              "host_2",
              "place",
              CAST(sum(CASE WHEN (coalesce(("what" = 'start'), false) OR coalesce((("@timestamp" - "place") > 4000), false)) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (PARTITION BY "host_2" ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_2",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "host",
                "what",
                "host_2",
                lag("@timestamp", 1::BIGINT::INTEGER) OVER (PARTITION BY "host_2" ORDER BY "@timestamp" NULLS LAST, "order_1") AS "place",
                "order_1" AS "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "host",
                  "what",
                  "host" AS "host_2",
                  rowid AS "order_1"
                FROM "events"
                WHERE (NOT ("@timestamp" IS NULL))
              ) AS t
            ) AS t
          ) AS t
        ) AS t
        WHERE ("place_3" > 0)
        GROUP BY 1, 2
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS FIRST, "order_3" NULLS FIRST, "order_6"
