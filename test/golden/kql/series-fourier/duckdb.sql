SELECT
  "Back",
  "First",
  "Second",
  "Third"
FROM (
  SELECT
    host_series_floor_dynamic_gives_dynamic(host_series_add_dynamic_dynamic_gives_dynamic('[0.9999999999999999,1.7935826183911595e-17,-1.0,8.43801486091391e-17,1.0]'::JSON::VARCHAR, CASE WHEN 0.5e0 IS NULL OR isfinite(0.5e0) THEN to_json(0.5e0) ELSE to_json(CASE WHEN isnan(0.5e0) THEN 'NaN' WHEN 0.5e0 > 0 THEN 'Infinity' ELSE '-Infinity' END) END::VARCHAR)::JSON::VARCHAR)::JSON AS "Back",
    CASE WHEN regexp_full_match((json_extract('[0.9999999999999998,2.118033988749895,-0.11803398874989468,-0.11803398874989499,2.118033988749895]'::JSON, CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract('[0.9999999999999998,2.118033988749895,-0.11803398874989468,-0.11803398874989499,2.118033988749895]'::JSON, CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END AS "First",
    round(CASE WHEN regexp_full_match((json_extract('[0.9999999999999998,2.118033988749895,-0.11803398874989468,-0.11803398874989499,2.118033988749895]'::JSON, CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract('[0.9999999999999998,2.118033988749895,-0.11803398874989468,-0.11803398874989499,2.118033988749895]'::JSON, CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END::DOUBLE, 6::BIGINT::INTEGER) AS "Second",
    round(CASE WHEN regexp_full_match((json_extract('[-1.942890293094024e-16,1.538841768587627,-0.36327126400268067,0.36327126400268006,-1.5388417685876263]'::JSON, CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract('[-1.942890293094024e-16,1.538841768587627,-0.36327126400268067,0.36327126400268006,-1.5388417685876263]'::JSON, CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END::DOUBLE, 6::BIGINT::INTEGER) AS "Third",
    "order_1"
  FROM (
    SELECT
      c0 AS "row",
      place AS "order_1"
    FROM (VALUES
      (1::BIGINT, 0)
    ) AS t(c0, place)
  ) AS t
) AS t
