SELECT
  "@timestamp"
FROM "events"
WHERE (host_backtracking_matches_string_string_string_gives_boolean("CommandLine", '^(scp\b|name)(?! b)', 'iru') OR host_record_any_value_matches_dynamic_string_string_dynamic_gives_boolean("rest"::VARCHAR, '^(scp\b|name)(?! b)', 'iru', '["@id","@timestamp","@timestamp.nanos","@ingesttimestamp","@timezone","#*"]'::JSON::VARCHAR) OR host_backtracking_matches_string_string_string_gives_boolean(CAST("Port" AS VARCHAR), '^(scp\b|name)(?! b)', 'iru'))
