SELECT
  ((host_time_find_string_string_datetime_gives_datetime("line", 'Europe/Berlin', 17951760000000000) - (((host_time_find_string_string_datetime_gives_datetime("line", 'Europe/Berlin', 17951760000000000) % 10000) + 10000) % 10000)) // 10000) AS "at",
  CASE WHEN (((host_time_find_string_string_datetime_gives_datetime("line", 'Europe/Berlin', 17951760000000000) - (((host_time_find_string_string_datetime_gives_datetime("line", 'Europe/Berlin', 17951760000000000) % 10000) + 10000) % 10000)) // 10000) IS NULL) THEN NULL::VARCHAR ELSE host_time_find_zone_string_string_datetime_gives_string("line", 'Europe/Berlin', 17951760000000000) END AS "tz",
  ((host_time_find_string_string_datetime_gives_datetime("epoch", NULL::VARCHAR, 17951760000000000) - (((host_time_find_string_string_datetime_gives_datetime("epoch", NULL::VARCHAR, 17951760000000000) % 10000) + 10000) % 10000)) // 10000) AS "seen"
FROM "events"
