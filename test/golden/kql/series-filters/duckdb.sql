SELECT
  "Host",
  host_series_fill_forward_dynamic_dynamic_gives_dynamic("Sent"::VARCHAR, NULL::JSON::VARCHAR)::JSON AS "forward",
  host_series_fill_backward_dynamic_dynamic_gives_dynamic("Received"::VARCHAR, to_json(0::BIGINT)::VARCHAR)::JSON AS "backward",
  host_series_fill_linear_dynamic_dynamic_boolean_dynamic_gives_dynamic("Sent"::VARCHAR, NULL::JSON::VARCHAR, true, '0.0'::JSON::VARCHAR)::JSON AS "linear",
  host_series_fill_linear_dynamic_dynamic_boolean_dynamic_gives_dynamic("Received"::VARCHAR, to_json(0::BIGINT)::VARCHAR, false, to_json((-1::BIGINT))::VARCHAR)::JSON AS "open",
  host_series_finite_filter_dynamic_dynamic_boolean_boolean_gives_dynamic("Filled"::VARCHAR, '[1,1,1]'::JSON::VARCHAR, NULL::BOOLEAN, NULL::BOOLEAN)::JSON AS "mean",
  host_series_finite_filter_dynamic_dynamic_boolean_boolean_gives_dynamic("Filled"::VARCHAR, '[1,1,1]'::JSON::VARCHAR, true, true)::JSON AS "centered",
  host_series_finite_filter_dynamic_dynamic_boolean_boolean_gives_dynamic("Filled"::VARCHAR, '[1,-1]'::JSON::VARCHAR, NULL::BOOLEAN, NULL::BOOLEAN)::JSON AS "change",
  host_series_infinite_filter_dynamic_dynamic_dynamic_gives_dynamic("Filled"::VARCHAR, '[1]'::JSON::VARCHAR, '[1,-1]'::JSON::VARCHAR)::JSON AS "running"
FROM (
  SELECT
    coalesce("Host", '') AS "Host",
    "Sent",
    "Received",
    host_series_fill_constant_dynamic_dynamic_dynamic_gives_dynamic("Sent"::VARCHAR, to_json(0::BIGINT)::VARCHAR, NULL::JSON::VARCHAR)::JSON AS "Filled"
  FROM "Traffic"
) AS t
