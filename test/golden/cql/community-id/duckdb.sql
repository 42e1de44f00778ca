SELECT
  "p",
  "s",
  coalesce(('1:' || to_base64(unhex(sha1(unhex(host_flow_community_id_bytes_string_string_string_string_string_string_string_long_gives_string("p", "s", "d", "sp", "dp", NULL::VARCHAR, NULL::VARCHAR, 0::BIGINT)))))), '') AS "_community_id",
  coalesce(('1:' || to_base64(unhex(sha1(unhex(host_flow_community_id_bytes_string_string_string_string_string_string_string_long_gives_string("p", "s", "d", "sp", "dp", NULL::VARCHAR, NULL::VARCHAR, 1::BIGINT)))))), '') AS "other",
  coalesce(('1:' || to_base64(unhex(sha1(unhex(host_flow_community_id_bytes_string_string_string_string_string_string_string_long_gives_string("p", "s", "d", NULL::VARCHAR, NULL::VARCHAR, "sp", "dp", 0::BIGINT)))))), '') AS "i"
FROM "events"
