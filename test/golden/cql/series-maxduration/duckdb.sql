SELECT
  "host",
  "@timestamp",
  "_duration",
  "what"
FROM (
  SELECT
    "host",
    CASE WHEN CAST(TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "@timestamp",
    (CASE WHEN CAST(TRY_CAST((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("part", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END - CASE WHEN CAST(TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("part", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END) AS "_duration",
    (json_extract("part", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS "what",
    "place" AS "order_2",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "host",
      "parts",
      "part",
      row_number() OVER (ORDER BY "host" NULLS FIRST, "order_2") AS "place",
      "order_2"
    FROM (
      SELECT
        "host",
        "parts",
        unnest(CASE WHEN json_type(host_array_series_within_dynamic_long_string_boolean_gives_dynamic("parts"::VARCHAR, 3000::BIGINT, ',', false)::JSON) = 'ARRAY' THEN json_extract(host_array_series_within_dynamic_long_string_boolean_gives_dynamic("parts"::VARCHAR, 3000::BIGINT, ',', false)::JSON, '$[*]') END) AS "part",
        unnest(range(coalesce(json_array_length(host_array_series_within_dynamic_long_string_boolean_gives_dynamic("parts"::VARCHAR, 3000::BIGINT, ',', false)::JSON), 0)::BIGINT)) AS "order_2"
      FROM (
        SELECT
          "host",
          coalesce(to_json((list(json_array(to_json("@timestamp"), to_json("what")) ORDER BY "@timestamp" NULLS LAST, "order_1") FILTER (WHERE json_array(to_json("@timestamp"), to_json("what")) IS NOT NULL))[1:1099511627776]), '[]'::JSON) AS "parts"
        FROM (
          SELECT
            "@timestamp",
            "what",
            "host",
            rowid AS "order_1"
          FROM "events"
          WHERE (NOT ("@timestamp" IS NULL))
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "host" NULLS FIRST, "order_4"
