SELECT
  "line",
  "ip",
  CASE WHEN ((json_extract("match", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') = '') THEN NULL::VARCHAR ELSE (json_extract("match", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') END AS "key",
  CASE WHEN ((json_extract("match", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') = '') THEN NULL::VARCHAR ELSE (json_extract("match", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') END AS "value"
FROM (
  SELECT
    "line",
    "ip",
    "matches",
    unnest(CASE WHEN coalesce(json_array_length("matches"), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END END) AS "match",
    unnest(CASE WHEN coalesce(json_array_length("matches"), 0)::BIGINT = 0 THEN [NULL] ELSE range(coalesce(json_array_length("matches"), 0)::BIGINT) END) AS "place"
  FROM (
    SELECT
      "line",
      "ip",
      CASE WHEN len(regexp_extract_all("line", '([0-9A-Za-z_]+)=([0-9A-Za-z_]+)?', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(list_zip(regexp_extract_all("line", '([0-9A-Za-z_]+)=([0-9A-Za-z_]+)?', 1::BIGINT::INTEGER), regexp_extract_all("line", '([0-9A-Za-z_]+)=([0-9A-Za-z_]+)?', 2::BIGINT::INTEGER)), lambda t: [coalesce(t[1], ''), coalesce(t[2], '')])) END AS "matches"
    FROM "events"
    WHERE (NOT coalesce((list_transform([CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375)[1] OR (contains("ip", ':') AND host_ip_in_any_network_string_dynamic_gives_boolean("ip", '["2001:db8::/32"]'::JSON::VARCHAR))), false))
  ) AS t
) AS t
WHERE (coalesce("place", 0::BIGINT) < 2)
