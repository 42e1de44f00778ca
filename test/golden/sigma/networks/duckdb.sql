SELECT
  "@time" AS "time",
  "@host" AS "host",
  "DestinationIp"
FROM "windows/network_connection"
WHERE (list_transform([CASE WHEN regexp_full_match("DestinationIp", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("DestinationIp", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 3232235520 AND 3232301055)[1] OR (contains("DestinationIp", ':') AND host_ip_in_any_network_string_dynamic_gives_boolean("DestinationIp", '["0:0:0:0:0:0:0:1/128","fe80:0:0:0:0:0:0:0/10"]'::JSON::VARCHAR)))
