SELECT
  "Host",
  host_set_union_dynamic_dynamic_gives_dynamic("Users"::VARCHAR, "Known"::VARCHAR)::JSON AS "any",
  host_set_intersect_dynamic_dynamic_gives_dynamic("Users"::VARCHAR, "Known"::VARCHAR)::JSON AS "both",
  host_set_difference_dynamic_dynamic_gives_dynamic("Users"::VARCHAR, "Known"::VARCHAR)::JSON AS "fresh",
  host_set_equals_dynamic_dynamic_gives_boolean("Users"::VARCHAR, '["bob"]'::JSON::VARCHAR) AS "same",
  CASE WHEN host_set_jaccard_index_dynamic_dynamic_gives_real("Users"::VARCHAR, "Known"::VARCHAR) IS NULL OR isfinite(host_set_jaccard_index_dynamic_dynamic_gives_real("Users"::VARCHAR, "Known"::VARCHAR)) THEN to_json(host_set_jaccard_index_dynamic_dynamic_gives_real("Users"::VARCHAR, "Known"::VARCHAR)) ELSE to_json(CASE WHEN isnan(host_set_jaccard_index_dynamic_dynamic_gives_real("Users"::VARCHAR, "Known"::VARCHAR)) THEN 'NaN' WHEN host_set_jaccard_index_dynamic_dynamic_gives_real("Users"::VARCHAR, "Known"::VARCHAR) > 0 THEN 'Infinity' ELSE '-Infinity' END) END AS "closeness",
  json_array(to_json("Host"), "Users", "Ports", to_json("Shift"), to_json((strftime(make_timestamp(("Seen" - ((("Seen" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("Seen" % 10) + 10) % 10) AS VARCHAR) || 'Z')), to_json("Key"), "Known") AS "all"
FROM (
  SELECT
    coalesce("Host", '') AS "Host",
    "Users",
    "Ports",
    "Shift",
    "Seen",
    coalesce("Key", '') AS "Key",
    '["bob","eve","Eve",22]'::JSON AS "Known"
  FROM "Logons"
) AS t
