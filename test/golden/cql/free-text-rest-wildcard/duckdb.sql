SELECT
  "@timestamp"
FROM "events"
WHERE (host_record_any_value_matches_dynamic_string_string_dynamic_gives_boolean("rest"::VARCHAR, 'c:\\scp', 'isu', '["@id","@timestamp","@timestamp.nanos","@ingesttimestamp","@timezone","#*"]'::JSON::VARCHAR) OR regexp_matches("CommandLine", '(?is)c:\\scp') OR regexp_matches(CAST("Port" AS VARCHAR), '(?is)c:\\scp'))
