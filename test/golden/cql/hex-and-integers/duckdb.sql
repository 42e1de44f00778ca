SELECT
  "h",
  host_decode_hex_string_string_gives_string("h", 'utf-8') AS "_parsehexstring",
  "n",
  host_decode_unsigned_string_long_boolean_gives_string("n", 16::BIGINT, false) AS "i",
  host_decode_unsigned_string_long_boolean_gives_string("n", 36::BIGINT, false) AS "j",
  host_decode_unsigned_string_long_boolean_gives_string("n", 16::BIGINT, true) AS "k",
  coalesce(host_texts_joined_dynamic_string_string_string_long_long_gives_string(host_bits_names_long_dynamic_gives_dynamic(host_decode_low_bits_string_gives_long("b"), '[[0,"low"],[63,"high"]]'::JSON::VARCHAR)::JSON::VARCHAR, ' ', '', '', 0::BIGINT, NULL::BIGINT), CASE WHEN (NOT (host_bits_names_long_dynamic_gives_dynamic(host_decode_low_bits_string_gives_long("b"), '[[0,"low"],[63,"high"]]'::JSON::VARCHAR)::JSON IS NULL)) THEN '' ELSE NULL::VARCHAR END) AS "_flags"
FROM "events"
