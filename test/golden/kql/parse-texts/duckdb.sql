SELECT
  "s",
  "url",
  "query",
  "host",
  "path",
  "command",
  "record",
  "xml",
  "json",
  "no_json"
FROM (
  SELECT
    "s",
    host_parse_url_string_gives_dynamic("s")::JSON AS "url",
    host_parse_url_query_string_gives_dynamic("s")::JSON AS "query",
    coalesce((json_extract(host_parse_url_string_gives_dynamic("s")::JSON, '/Host') ->> '$'), '') AS "host",
    host_parse_path_string_gives_dynamic("s")::JSON AS "path",
    host_parse_windows_arguments_string_gives_dynamic("s")::JSON AS "command",
    host_parse_csv_record_string_gives_dynamic("s")::JSON AS "record",
    host_parse_xml_string_gives_dynamic("s")::JSON AS "xml",
    coalesce(CASE WHEN CAST(TRY_CAST((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$') AS BIGINT) AS VARCHAR) = (json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$') THEN TRY_CAST((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract(json_extract(json_extract(CASE WHEN json_valid('{"a": [0, {"b c": 7}]}') THEN json('{"a": [0, {"b c": 7}]}') END, '/a'), CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/b c') ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "json",
    coalesce((json_extract(CASE WHEN json_valid("s") THEN json("s") END, '/a') ->> '$'), '') AS "no_json",
    "order_1"
  FROM (
    SELECT
      c0 AS "s",
      place AS "order_1"
    FROM (VALUES
      ('https://ann:pw@files.test:8443/a/b.txt?x=1&y=%20&x=2#top', 0),
      ('C:\Program Files\x.tar.gz:zone', 1),
      ('"C:\a b\c.exe" /q "d \"e\"" f\\', 2),
      ('a,"b""c",d
next', 3),
      ('<e k=''v''>t<x>1</x><x/></e>', 4),
      ('', 5)
    ) AS t(c0, place)
  ) AS t
) AS t
