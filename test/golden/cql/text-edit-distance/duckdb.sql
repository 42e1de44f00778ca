SELECT
  "name",
  host_text_edit_distance_string_string_long_boolean_boolean_gives_long("name", 'svchost', 3::BIGINT, true, false) AS "_distance",
  host_text_edit_distance_string_string_long_boolean_boolean_gives_long("name", 'svchost', 9::BIGINT, false, true) AS "d",
  CASE WHEN (NOT (host_text_edit_distance_string_string_long_boolean_boolean_gives_long("name", 'svchost', 4::BIGINT, true, false) IS NULL)) THEN 'svchost' ELSE NULL::VARCHAR END AS "near[0].reference",
  host_text_edit_distance_string_string_long_boolean_boolean_gives_long("name", 'svchost', 4::BIGINT, true, false) AS "near[0].distance",
  host_text_edit_distance_string_string_long_boolean_boolean_gives_long("name", 'lsass', 4::BIGINT, true, false) AS "near[1].distance"
FROM "events"
