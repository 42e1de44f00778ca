SELECT
  "At",
  "Host",
  "rolling_2_percentile_Size_50"
FROM (
  SELECT
    CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "At",
    "Host",
    CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "rolling_2_percentile_Size_50",
    "order_2"
  FROM (
    SELECT
      "Host",
      "rows",
      unnest(CASE WHEN json_type(host_period_sliding_percentiles_dynamic_real_long_long_long_gives_dynamic("rows"::VARCHAR, 50e0, 0::BIGINT, 10::BIGINT, 2::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_period_sliding_percentiles_dynamic_real_long_long_long_gives_dynamic("rows"::VARCHAR, 50e0, 0::BIGINT, 10::BIGINT, 2::BIGINT)::JSON, '$[*]') END) AS "element",
      unnest(range(coalesce(json_array_length(host_period_sliding_percentiles_dynamic_real_long_long_long_gives_dynamic("rows"::VARCHAR, 50e0, 0::BIGINT, 10::BIGINT, 2::BIGINT)::JSON), 0)::BIGINT)) AS "order_2"
    FROM (
      SELECT
        "Host",
        coalesce(to_json((list(json_array(to_json("Size"), to_json("At")) ORDER BY "order_1") FILTER (WHERE json_array(to_json("Size"), to_json("At")) IS NOT NULL))[1:1000000000::BIGINT]), '[]'::JSON) AS "rows"
      FROM (
        SELECT
          "At",
          coalesce("Host", '') AS "Host",
          "Size",
          rowid AS "order_1"
        FROM "Loads"
      ) AS t
      GROUP BY 1
    ) AS t
  ) AS t
) AS t
ORDER BY "Host" NULLS FIRST, "order_2"
