SELECT
  "Host",
  "Bag",
  host_bag_has_key_dynamic_string_gives_boolean("Bag"::VARCHAR, "Key") AS "hasKey",
  host_bag_has_key_dynamic_string_gives_boolean("Bag"::VARCHAR, '$.deep[''a b'']') AS "hasPath",
  host_bag_without_dynamic_dynamic_gives_dynamic("Bag"::VARCHAR, '["os","$.deep.n",5]'::JSON::VARCHAR)::JSON AS "less",
  host_bag_with_dynamic_string_dynamic_gives_dynamic("Bag"::VARCHAR, '$.deep.new', "Users"::VARCHAR)::JSON AS "more",
  host_bag_merge_dynamic_dynamic_gives_dynamic(json_object('os', to_json(1::BIGINT))::VARCHAR, "Ports"::VARCHAR)::JSON AS "merged",
  host_bag_zip_dynamic_dynamic_gives_dynamic("Users"::VARCHAR, "Ports"::VARCHAR)::JSON AS "zipped",
  json_object('Host', to_json("Host"), 'Shift', to_json("Shift")) AS "named",
  coalesce(host_dynamic_to_sorted_text_dynamic_gives_string("Bag"::VARCHAR), '') AS "text",
  (CASE coalesce(json_type("Users"), 'NULL') WHEN 'NULL' THEN 'null' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' ELSE 'long' END || ' ' || CASE coalesce(json_type(json_extract("Users", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END)), 'NULL') WHEN 'NULL' THEN 'null' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' ELSE 'long' END || ' ' || CASE coalesce(json_type(json_extract("Ports", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END)), 'NULL') WHEN 'NULL' THEN 'null' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' ELSE 'long' END || ' ' || CASE coalesce(json_type(json_extract(json_extract("Bag", '/deep'), '/n')), 'NULL') WHEN 'NULL' THEN 'null' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' ELSE 'long' END || ' ' || 'datetime') AS "kinds",
  ((0::BIGINT + strlen("Host")) + 8::BIGINT) AS "size"
FROM (
  SELECT
    "Host",
    "Users",
    "Ports",
    "Shift",
    "Key",
    host_bag_of_string_dynamic_string_dynamic_string_dynamic_gives_dynamic('os', to_json("Host")::VARCHAR, "Key", to_json("Shift")::VARCHAR, 'deep', json_object('a b', to_json((strftime(make_timestamp(("Seen" - ((("Seen" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("Seen" % 10) + 10) % 10) AS VARCHAR) || 'Z')), 'n', CASE WHEN 1e0 IS NULL OR isfinite(1e0) THEN to_json(1e0) ELSE to_json(CASE WHEN isnan(1e0) THEN 'NaN' WHEN 1e0 > 0 THEN 'Infinity' ELSE '-Infinity' END) END)::VARCHAR)::JSON AS "Bag"
  FROM (
    SELECT
      coalesce("Host", '') AS "Host",
      "Users",
      "Ports",
      "Shift",
      "Seen",
      coalesce("Key", '') AS "Key"
    FROM "Logons"
  ) AS t
) AS t
