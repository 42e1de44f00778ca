SELECT
  "same",
  "packed",
  "none"
FROM (
  SELECT
    host_series_finite_filter_dynamic_dynamic_boolean_boolean_gives_dynamic('[2,2,2,2]'::JSON::VARCHAR, host_array_repeat_dynamic_int_gives_dynamic(to_json(1::BIGINT)::VARCHAR, 3::BIGINT)::JSON::VARCHAR, true, true)::JSON AS "same",
    host_series_finite_filter_dynamic_dynamic_boolean_boolean_gives_dynamic('[1,2,3]'::JSON::VARCHAR, json_array(to_json(1::BIGINT), to_json(0::BIGINT), to_json(1::BIGINT))::VARCHAR, false, true)::JSON AS "packed",
    host_series_finite_filter_dynamic_dynamic_boolean_boolean_gives_dynamic(NULL::JSON::VARCHAR, host_array_repeat_dynamic_int_gives_dynamic(to_json(1::BIGINT)::VARCHAR, 1::BIGINT)::JSON::VARCHAR, true, true)::JSON AS "none",
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
