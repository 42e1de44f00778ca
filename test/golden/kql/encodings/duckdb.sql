SELECT
  "s",
  "b64",
  "bytes",
  "back",
  "wrong",
  "too_large",
  "guid",
  "from_guid",
  "no_guid",
  "form",
  "component",
  "decoded",
  "lenient",
  "puny",
  "domain",
  "plain",
  "gz",
  "no_gz",
  "zlib",
  "codes",
  "text",
  "no_text",
  "hex",
  "wide",
  "md5",
  "xx",
  "bucket",
  "when"
FROM (
  SELECT
    "s",
    "b64",
    host_encode_base64_to_bytes_string_gives_dynamic("b64")::JSON AS "bytes",
    coalesce(host_encode_bytes_to_base64_dynamic_gives_string(host_encode_base64_to_bytes_string_gives_dynamic("b64")::JSON::VARCHAR), '') AS "back",
    NULL::JSON AS "wrong",
    '' AS "too_large",
    'MyIRAFVEd2aImaq7zN3u/w==' AS "guid",
    '00112233-4455-6677-8899-aabbccddeeff' AS "from_guid",
    host_encode_base64_to_guid_string_gives_guid("b64") AS "no_guid",
    coalesce(host_encode_form_encode_lower_string_gives_string("s"), '') AS "form",
    coalesce(host_encode_percent_encode_lower_string_gives_string("s"), '') AS "component",
    coalesce(host_encode_form_decode_lenient_string_gives_string(coalesce(host_encode_form_encode_lower_string_gives_string("s"), '')), '') AS "decoded",
    '%zz A' AS "lenient",
    coalesce(host_encode_punycode_string_gives_string("s"), '') AS "puny",
    'mail.xn--bcher-kva.test' AS "domain",
    'mail.bücher.test' AS "plain",
    'hello world' AS "gz",
    coalesce(host_encode_gunzip_base64_string_gives_string("b64"), '') AS "no_gz",
    'abcdefghijklmnop
' AS "zlib",
    CASE WHEN "s" = '' THEN '[]'::JSON ELSE to_json(list_transform(string_split("s", ''), lambda c: unicode(c))) END AS "codes",
    'Hi!' AS "text",
    coalesce(host_encode_text_of_code_points_long_gives_string(("n" - 1::BIGINT)), '') AS "no_text",
    coalesce(CASE WHEN 1::BIGINT IS NOT NULL THEN lower(lpad(to_hex(("n" & 4294967295)::BIGINT), greatest(length(to_hex(("n" & 4294967295)::BIGINT)), least(1::BIGINT, 16))::INTEGER, '0')) END, '') AS "hex",
    coalesce(CASE WHEN 4::BIGINT IS NOT NULL THEN lower(lpad(to_hex("n"::BIGINT), greatest(length(to_hex("n"::BIGINT)), least(4::BIGINT, 16))::INTEGER, '0')) END, '') AS "wide",
    coalesce(md5(coalesce(CAST("n" AS VARCHAR), '')), '') AS "md5",
    host_hash_xxhash64_string_gives_long("s") AS "xx",
    (((host_hash_xxhash64_string_gives_long("s") % nullif(7::BIGINT, 0)) + abs(7::BIGINT)) % nullif(7::BIGINT, 0)) AS "bucket",
    4107989242434634279 AS "when",
    "order_1"
  FROM (
    SELECT
      "s",
      "n",
      coalesce(to_base64(encode("s")), '') AS "b64",
      "order_1"
    FROM (
      SELECT
        c0 AS "s",
        c1 AS "n",
        place AS "order_1"
      FROM (VALUES
        ('a b/é?', 255::BIGINT, 0),
        ('', 0::BIGINT, 1),
        ('x!', (-1::BIGINT), 2)
      ) AS t(c0, c1, place)
    ) AS t
  ) AS t
) AS t
