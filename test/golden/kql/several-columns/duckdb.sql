SELECT
  "Host",
  "Users",
  host_series_line_number_dynamic_string_gives_real("Newest"::VARCHAR, 'rsquare') AS "Line",
  host_series_line_number_dynamic_string_gives_real("Newest"::VARCHAR, 'slope') AS "series_fit_line_Newest_slope",
  host_series_statistic_dynamic_boolean_string_gives_real("Newest"::VARCHAR, false, 'min') AS "Lowest",
  host_series_statistic_place_dynamic_boolean_string_gives_long("Newest"::VARCHAR, false, 'min_idx') AS "At",
  host_series_statistic_dynamic_boolean_string_gives_real("Newest"::VARCHAR, false, 'max') AS "series_stats_Newest_max",
  host_series_statistic_place_dynamic_boolean_string_gives_long("Newest"::VARCHAR, false, 'max_idx') AS "series_stats_Newest_max_idx",
  host_series_statistic_dynamic_boolean_string_gives_real("Newest"::VARCHAR, false, 'avg') AS "series_stats_Newest_avg",
  host_series_statistic_dynamic_boolean_string_gives_real("Newest"::VARCHAR, false, 'stdev') AS "series_stats_Newest_stdev",
  host_series_statistic_dynamic_boolean_string_gives_real("Newest"::VARCHAR, false, 'variance') AS "series_stats_Newest_variance"
FROM (
  SELECT
    "Host",
    host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("list"::VARCHAR, "list"::VARCHAR, true, true)::JSON AS "Newest",
    host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("list"::VARCHAR, "list_2"::VARCHAR, true, true)::JSON AS "Users"
  FROM (
    SELECT
      "Host",
      coalesce(to_json((list("Port" ORDER BY "order_1") FILTER (WHERE "Port" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "list",
      coalesce(to_json((list("User" ORDER BY "order_1") FILTER (WHERE "User" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "list_2"
    FROM (
      SELECT
        coalesce("Host", '') AS "Host",
        coalesce("User", '') AS "User",
        "Port",
        rowid AS "order_1"
      FROM "Logons"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "Host" NULLS FIRST
