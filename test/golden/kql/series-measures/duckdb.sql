SELECT
  coalesce("Host", '') AS "Host",
  host_series_sum_dynamic_gives_real("Sent"::VARCHAR) AS "total",
  host_series_product_dynamic_gives_real("Received"::VARCHAR) AS "product",
  host_series_magnitude_dynamic_gives_real("Sent"::VARCHAR) AS "magnitude",
  host_series_dot_product_dynamic_dynamic_gives_real("Sent"::VARCHAR, "Received"::VARCHAR) AS "dot",
  host_series_dot_product_dynamic_dynamic_gives_real("Sent"::VARCHAR, to_json(3::BIGINT)::VARCHAR) AS "tripled",
  host_series_cosine_similarity_dynamic_dynamic_gives_real("Sent"::VARCHAR, "Received"::VARCHAR) AS "cosine",
  host_series_correlation_dynamic_dynamic_gives_real("Sent"::VARCHAR, "Received"::VARCHAR) AS "correlation",
  host_series_statistics_dynamic_boolean_gives_dynamic("Sent"::VARCHAR, true)::JSON AS "stats"
FROM "Traffic"
