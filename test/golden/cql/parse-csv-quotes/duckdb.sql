SELECT
  "id",
  (json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ',', true, false, '["a","b","c"]'::JSON::VARCHAR)::JSON, '/a') ->> '$') AS "a",
  (json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ',', true, false, '["a","b","c"]'::JSON::VARCHAR)::JSON, '/b') ->> '$') AS "b",
  (json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ',', true, false, '["a","b","c"]'::JSON::VARCHAR)::JSON, '/c') ->> '$') AS "c",
  (json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ';', false, false, '["d","e"]'::JSON::VARCHAR)::JSON, '/d') ->> '$') AS "d",
  (json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ';', false, false, '["d","e"]'::JSON::VARCHAR)::JSON, '/e') ->> '$') AS "e"
FROM "events"
