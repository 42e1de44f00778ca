SELECT
  coalesce((json_extract("record", '/id') ->> '$'), "id") AS "id",
  coalesce(CAST(((host_time_of_leef_string_string_string_gives_datetime((json_extract(host_record_of_leef_string_string_string_string_string_boolean_gives_dynamic("line", '	', 'leef.', 'leef.ext.', 'leef.label', false)::JSON, '/leef.ext.devTime') ->> '$'), (json_extract(host_record_of_leef_string_string_string_string_string_boolean_gives_dynamic("line", '	', 'leef.', 'leef.ext.', 'leef.label', false)::JSON, '/leef.ext.devTimeFormat') ->> '$'), 'Europe/Copenhagen') - (((host_time_of_leef_string_string_string_gives_datetime((json_extract(host_record_of_leef_string_string_string_string_string_boolean_gives_dynamic("line", '	', 'leef.', 'leef.ext.', 'leef.label', false)::JSON, '/leef.ext.devTime') ->> '$'), (json_extract(host_record_of_leef_string_string_string_string_string_boolean_gives_dynamic("line", '	', 'leef.', 'leef.ext.', 'leef.label', false)::JSON, '/leef.ext.devTimeFormat') ->> '$'), 'Europe/Copenhagen') % 10000) + 10000) % 10000)) // 10000) AS VARCHAR), coalesce((json_extract("record", '/@timestamp') ->> '$'), "@timestamp")) AS "@timestamp",
  (json_extract("record", '/leef.version') ->> '$') AS "leef.version",
  (json_extract("record", '/leef.device.product') ->> '$') AS "leef.device.product",
  (json_extract("record", '/leef.event_id') ->> '$') AS "leef.event_id",
  (json_extract("record", '/leef.ext.src') ->> '$') AS "leef.ext.src",
  (json_extract("record", '/leef.ext.note') ->> '$') AS "leef.ext.note",
  (json_extract("record", '/leef.ext.devTime') ->> '$') AS "leef.ext.devTime"
FROM (
  SELECT
    "id",
    "@timestamp",
    "line",
    host_record_of_leef_string_string_string_string_string_boolean_gives_dynamic("line", '	', 'leef.', 'leef.ext.', 'leef.label', false)::JSON AS "record"
  FROM "events"
) AS t
