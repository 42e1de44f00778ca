SELECT
  "@timestamp",
  "user.e-mail[0]",
  "user.e-mail[1]",
  host_texts_length_dynamic_gives_long(json_array("user.e-mail[0]", "user.e-mail[1]")::VARCHAR) AS "mails"
FROM "events"
WHERE host_texts_has_dynamic_string_gives_boolean(json_array("user.e-mail[0]", "user.e-mail[1]")::VARCHAR, 'ann@example.org')
