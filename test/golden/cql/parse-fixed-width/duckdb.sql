SELECT
  "id",
  (json_extract(host_record_of_widths_string_dynamic_dynamic_boolean_gives_dynamic("line", '["a","b","c"]'::JSON::VARCHAR, '[2,4,3]'::JSON::VARCHAR, true)::JSON, '/a') ->> '$') AS "a",
  (json_extract(host_record_of_widths_string_dynamic_dynamic_boolean_gives_dynamic("line", '["a","b","c"]'::JSON::VARCHAR, '[2,4,3]'::JSON::VARCHAR, true)::JSON, '/b') ->> '$') AS "b",
  coalesce((json_extract(host_record_of_widths_string_dynamic_dynamic_boolean_gives_dynamic("line", '["a","b","c"]'::JSON::VARCHAR, '[2,4,3]'::JSON::VARCHAR, true)::JSON, '/c') ->> '$'), "c") AS "c",
  (json_extract(host_record_of_widths_string_dynamic_dynamic_boolean_gives_dynamic("line", '["d","","e"]'::JSON::VARCHAR, '[1,1,5]'::JSON::VARCHAR, false)::JSON, '/d') ->> '$') AS "d",
  (json_extract(host_record_of_widths_string_dynamic_dynamic_boolean_gives_dynamic("line", '["d","","e"]'::JSON::VARCHAR, '[1,1,5]'::JSON::VARCHAR, false)::JSON, '/e') ->> '$') AS "e"
FROM "events"
