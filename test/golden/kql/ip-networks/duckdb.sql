SELECT
  "private",
  "inRange",
  "inAny",
  "inAny6",
  "order",
  "match",
  "order6",
  "match6",
  "number",
  "network",
  "canonical",
  "canonicalMask",
  "bits",
  "written",
  "cidr",
  "fromNumber",
  "list",
  "has",
  "hasAny",
  "hasPrefix",
  "hasAnyPrefix"
FROM (
  SELECT
    coalesce(list_transform([CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1], host_ip_in_any_ipv4_network_string_dynamic_gives_boolean("ip", '["10.0.0.0/8","172.16.0.0/12","192.168.0.0/16"]'::JSON::VARCHAR)) AS "private",
    host_ip_in_any_ipv4_network_string_dynamic_gives_boolean("ip", json_array(to_json("range"))::VARCHAR) AS "inRange",
    coalesce(list_transform([CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 3232235520 AND 3232301055 OR x BETWEEN 167772160 AND 184549375)[1], host_ip_in_any_ipv4_network_string_dynamic_gives_boolean("ip", '["192.168.0.0/16","10.0.0.0/8"]'::JSON::VARCHAR)) AS "inAny",
    host_ip_in_any_network_string_dynamic_gives_boolean("ip", '["fe80::/10","2001:db8::/32"]'::JSON::VARCHAR) AS "inAny6",
    host_ip_compare_ipv4_string_string_long_gives_long("ip", '10.1.2.4', "prefix") AS "order",
    (host_ip_compare_ipv4_string_string_long_gives_long("ip", "range", 32::BIGINT) = 0) AS "match",
    host_ip_compare_string_string_long_gives_long("ip", "range", 128::BIGINT) AS "order6",
    (host_ip_compare_string_string_long_gives_long("ip", "range", "prefix") = 0) AS "match6",
    host_ip_ipv4_network_to_number_string_long_gives_long("ip", 32::BIGINT) AS "number",
    host_ip_ipv4_network_to_number_string_long_gives_long("ip", "prefix") AS "network",
    coalesce(host_ip_canonical_ipv6_string_long_gives_string("ip", 128::BIGINT), '') AS "canonical",
    coalesce(host_ip_canonical_ipv6_string_long_gives_string("ip", "prefix"), '') AS "canonicalMask",
    host_ip_ipv4_prefix_length_string_gives_long("ip") AS "bits",
    coalesce(host_ip_format_ipv4_string_long_gives_string("ip", "prefix"), '') AS "written",
    coalesce(host_ip_format_ipv4_network_string_long_gives_string("ip", "prefix"), '') AS "cidr",
    coalesce(host_ip_format_ipv4_string_long_gives_string(coalesce(host_ip_number_to_ipv4_long_gives_string("prefix"), ''), 32::BIGINT), '') AS "fromNumber",
    host_ip_ipv4_range_to_networks_string_string_gives_dynamic("ip", '10.1.2.9')::JSON AS "list",
    host_ip_text_has_any_ipv4_string_dynamic_gives_boolean("line", '["10.1.2.3"]'::JSON::VARCHAR) AS "has",
    host_ip_text_has_any_ipv4_string_dynamic_gives_boolean("line", '["10.1.2.3","10.1.2.4"]'::JSON::VARCHAR) AS "hasAny",
    host_ip_text_has_any_ipv4_prefix_string_dynamic_gives_boolean("line", '["10.1.2."]'::JSON::VARCHAR) AS "hasPrefix",
    host_ip_text_has_any_ipv4_prefix_string_dynamic_gives_boolean("line", '["10.1.2","10.1.2.3"]'::JSON::VARCHAR) AS "hasAnyPrefix",
    "order_1"
  FROM (
    SELECT
      c0 AS "ip",
      c1 AS "range",
      c2 AS "prefix",
      c3 AS "line",
      place AS "order_1"
    FROM (VALUES
      ('10.1.2.3', '10.1.0.0/16', 24::BIGINT, 'from 10.1.2.3:443', 0),
      ('10.1.2.3/20', '10.1.0.0/24', 32::BIGINT, 'v10.1.2.3 or 10.1.2.30', 1),
      ('fe80::1%4', 'fe80::/10', 64::BIGINT, '', 2),
      ('2001:DB8::7', '2001:db8::/32', 128::BIGINT, '10.1.2.256', 3),
      ('::ffff:192.0.2.1', '192.0.2.0/24', 120::BIGINT, '10.1.2.', 4),
      ('', '', (-1::BIGINT), '10.1.2.4', 5)
    ) AS t(c0, c1, c2, c3, place)
  ) AS t
) AS t
