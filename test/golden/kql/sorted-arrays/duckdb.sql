SELECT
  coalesce("Host", '') AS "Host",
  "Users",
  "Ports",
  "Shift",
  "Seen",
  coalesce("Key", '') AS "Key",
  host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("Ports"::VARCHAR, "Ports"::VARCHAR, false, true)::JSON AS "PortsUp",
  host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("Ports"::VARCHAR, "Users"::VARCHAR, false, true)::JSON AS "UsersByPort",
  host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("Users"::VARCHAR, "Users"::VARCHAR, true, false)::JSON AS "Users_sorted",
  host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("Users"::VARCHAR, "Ports"::VARCHAR, true, true)::JSON AS "Second",
  coalesce(CASE WHEN json_type(host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("Users"::VARCHAR, "Users"::VARCHAR, false, true)::JSON) = 'ARRAY' THEN array_to_string(list_transform(json_extract(host_array_sorted_by_dynamic_dynamic_boolean_boolean_gives_dynamic("Users"::VARCHAR, "Users"::VARCHAR, false, true)::JSON, '$[*]'), lambda e: coalesce(e ->> '$', '')), '<') END, '') AS "Text"
FROM "Logons"
