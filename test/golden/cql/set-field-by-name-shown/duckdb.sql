SELECT
  coalesce((json_extract("record", '/disk') ->> '$'), "disk") AS "disk",
  (json_extract("record", '/net') ->> '$') AS "net",
  coalesce(list_transform([(CASE WHEN regexp_full_match(coalesce((json_extract("record", '/size') ->> '$'), "size"), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(coalesce((json_extract("record", '/size') ->> '$'), "size"), E' \t\n\r') AS DOUBLE) END + 1e0)], lambda v: CASE WHEN v = trunc(v) AND abs(v) < 9.2e18 THEN CAST(CAST(v AS BIGINT) AS VARCHAR) ELSE CAST(v AS VARCHAR) END)[1], (json_extract("record", '/fixed') ->> '$')) AS "fixed",
  coalesce((json_extract("record", '/no-such') ->> '$'), (json_extract("record", '/y') ->> '$')) AS "y"
FROM (
  SELECT
    "size",
    "disk",
    host_record_of_one_string_string_gives_dynamic("kind", "size")::JSON AS "record"
  FROM "events"
) AS t
