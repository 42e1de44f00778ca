SELECT
  "u",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/scheme') ->> '$') AS "p.scheme",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/username') ->> '$') AS "p.username",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/password') ->> '$') AS "p.password",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/host') ->> '$') AS "p.host",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/port') ->> '$') AS "p.port",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/path') ->> '$') AS "p.path",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/query') ->> '$') AS "p.query",
  (json_extract(host_record_of_url_string_gives_dynamic("u")::JSON, '/fragment') ->> '$') AS "p.fragment",
  (json_extract(host_record_of_uri_string_string_gives_dynamic("u", 'https://')::JSON, '/scheme') ->> '$') AS "q.scheme",
  (json_extract(host_record_of_uri_string_string_gives_dynamic("u", 'https://')::JSON, '/hostname') ->> '$') AS "q.hostname",
  (json_extract(host_record_of_uri_string_string_gives_dynamic("u", 'https://')::JSON, '/hostname') ->> '$') AS "q.host",
  (json_extract(host_record_of_uri_string_string_gives_dynamic("u", 'https://')::JSON, '/port') ->> '$') AS "q.port",
  (json_extract(host_record_of_uri_string_string_gives_dynamic("u", 'https://')::JSON, '/path') ->> '$') AS "q.path"
FROM "events"
