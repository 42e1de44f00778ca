SELECT
  coalesce((json_extract("record", '/id') ->> '$'), "id") AS "id",
  coalesce((json_extract("record", '/cef.version') ->> '$'), "cef.version") AS "cef.version",
  coalesce((json_extract("record", '/cef.device.vendor') ->> '$'), "cef.device.vendor") AS "cef.device.vendor",
  coalesce((json_extract("record", '/cef.name') ->> '$'), "cef.name") AS "cef.name",
  coalesce((json_extract("record", '/cef.severity') ->> '$'), "cef.severity") AS "cef.severity",
  coalesce((json_extract("record", '/cef.ext.msg') ->> '$'), "cef.ext.msg") AS "cef.ext.msg",
  coalesce((json_extract("record", '/cef.ext.cs1') ->> '$'), "cef.ext.cs1") AS "cef.ext.cs1",
  coalesce((json_extract("record", '/named.Rule Name') ->> '$'), "named.Rule Name") AS "named.Rule Name",
  coalesce((json_extract("record", '/x.cs1') ->> '$'), "x.cs1") AS "x.cs1",
  coalesce((json_extract("record", '/x.cs1Label') ->> '$'), "x.cs1Label") AS "x.cs1Label",
  coalesce((json_extract("record", '/h.event_class_id') ->> '$'), "h.event_class_id") AS "h.event_class_id"
FROM (
  SELECT
    coalesce((json_extract("record", '/id') ->> '$'), "id") AS "id",
    (json_extract("record", '/cef.version') ->> '$') AS "cef.version",
    (json_extract("record", '/cef.device.vendor') ->> '$') AS "cef.device.vendor",
    (json_extract("record", '/cef.name') ->> '$') AS "cef.name",
    (json_extract("record", '/cef.severity') ->> '$') AS "cef.severity",
    (json_extract("record", '/cef.ext.msg') ->> '$') AS "cef.ext.msg",
    (json_extract("record", '/cef.ext.cs1') ->> '$') AS "cef.ext.cs1",
    (json_extract("record", '/x.cs1') ->> '$') AS "x.cs1",
    (json_extract("record", '/x.cs1Label') ->> '$') AS "x.cs1Label",
    (json_extract("record", '/h.event_class_id') ->> '$') AS "h.event_class_id",
    (json_extract("record", '/named.Rule Name') ->> '$') AS "named.Rule Name",
    host_record_of_cef_string_string_string_string_boolean_gives_dynamic(coalesce((json_extract("record", '/line') ->> '$'), "line"), 'h.', 'x.', 'cef.label.', true)::JSON AS "record"
  FROM (
    SELECT
      "id",
      "line",
      host_record_of_cef_string_string_string_string_boolean_gives_dynamic("line", 'cef.', 'cef.ext.', 'named.', false)::JSON AS "record"
    FROM "events"
  ) AS t
) AS t
