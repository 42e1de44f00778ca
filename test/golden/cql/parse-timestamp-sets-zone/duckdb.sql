SELECT
  "@timestamp",
  "@timezone" AS "seen_zone",
  "local_time",
  "local_zone",
  "@timezone"
FROM (
  SELECT
    CASE WHEN (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("seen", NULL::VARCHAR, 17951760000000000, 'yyyy-MM-dd''T''HH:mm:ss[.SSSSSSSSS]XXXXX', false, false) - (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("seen", NULL::VARCHAR, 17951760000000000, 'yyyy-MM-dd''T''HH:mm:ss[.SSSSSSSSS]XXXXX', false, false) % 10000) + 10000) % 10000)) // 10000) IS NULL) THEN NULL::VARCHAR ELSE host_time_java_zone_string_string_string_boolean_gives_string("seen", NULL::VARCHAR, 'yyyy-MM-dd''T''HH:mm:ss[.SSSSSSSSS]XXXXX', false) END AS "@timezone",
    coalesce(((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("seen", NULL::VARCHAR, 17951760000000000, 'yyyy-MM-dd''T''HH:mm:ss[.SSSSSSSSS]XXXXX', false, false) - (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("seen", NULL::VARCHAR, 17951760000000000, 'yyyy-MM-dd''T''HH:mm:ss[.SSSSSSSSS]XXXXX', false, false) % 10000) + 10000) % 10000)) // 10000), "@timestamp") AS "@timestamp",
    CASE WHEN (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("local", "there", 17951760000000000, 'd.M.yyyy H:mm[ VV]', false, false) - (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("local", "there", 17951760000000000, 'd.M.yyyy H:mm[ VV]', false, false) % 10000) + 10000) % 10000)) // 10000) IS NULL) THEN NULL::VARCHAR ELSE host_time_java_zone_string_string_string_boolean_gives_string("local", "there", 'd.M.yyyy H:mm[ VV]', false) END AS "local_zone",
    ((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("local", "there", 17951760000000000, 'd.M.yyyy H:mm[ VV]', false, false) - (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("local", "there", 17951760000000000, 'd.M.yyyy H:mm[ VV]', false, false) % 10000) + 10000) % 10000)) // 10000) AS "local_time"
  FROM "events"
) AS t
