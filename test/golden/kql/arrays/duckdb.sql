SELECT
  "Host",
  host_array_concat_dynamic_dynamic_gives_dynamic("Users"::VARCHAR, "Ports"::VARCHAR)::JSON AS "joined",
  host_array_reverse_dynamic_gives_dynamic("Users"::VARCHAR)::JSON AS "turned",
  host_array_rotate_dynamic_long_gives_dynamic("Ports"::VARCHAR, "Shift")::JSON AS "rotated",
  host_array_rotate_dynamic_long_gives_dynamic("Ports"::VARCHAR, (-"Shift"))::JSON AS "back",
  host_array_shift_dynamic_long_dynamic_gives_dynamic("Users"::VARCHAR, "Shift", NULL::JSON::VARCHAR)::JSON AS "shifted",
  host_array_shift_dynamic_long_dynamic_gives_dynamic("Ports"::VARCHAR, (-"Shift"), to_json((-1::BIGINT))::VARCHAR)::JSON AS "filled",
  host_array_slice_dynamic_long_long_gives_dynamic("Users"::VARCHAR, (-2::BIGINT), (-1::BIGINT))::JSON AS "end",
  host_array_split_dynamic_dynamic_gives_dynamic("Ports"::VARCHAR, to_json(1::BIGINT)::VARCHAR)::JSON AS "cut",
  host_array_sum_dynamic_gives_real("Ports"::VARCHAR) AS "total",
  CASE WHEN json_type("Users") = 'ARRAY' AND to_json('bob') IS NOT NULL THEN coalesce(list_position(json_extract("Users", '$[*]'), json(to_json('bob'))), 0)::BIGINT - 1 END AS "bob",
  host_array_index_of_dynamic_dynamic_long_long_long_gives_long("Users"::VARCHAR, to_json('bob')::VARCHAR, 1::BIGINT, (-1::BIGINT), 1::BIGINT) AS "later",
  (CASE WHEN json_type("Ports") = 'ARRAY' AND to_json(22::BIGINT) IS NOT NULL THEN coalesce(list_position(json_extract("Ports", '$[*]'), json(to_json(22::BIGINT))), 0)::BIGINT - 1 END >= 0) AS "ssh",
  host_array_if_else_dynamic_dynamic_dynamic_gives_dynamic("Ports"::VARCHAR, to_json('set')::VARCHAR, "Users"::VARCHAR)::JSON AS "low",
  host_array_zip_dynamic_dynamic_gives_dynamic("Users"::VARCHAR, "Ports"::VARCHAR)::JSON AS "pairs",
  json_extract("Users", CASE WHEN "Shift" < 0 THEN '$[#' || "Shift" || ']' ELSE '$[' || "Shift" || ']' END) AS "at",
  host_array_repeat_dynamic_long_gives_dynamic(to_json("Host")::VARCHAR, "Shift")::JSON AS "twice"
FROM (
  SELECT
    coalesce("Host", '') AS "Host",
    "Users",
    "Ports",
    "Shift"
  FROM "Logons"
) AS t
