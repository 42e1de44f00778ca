SELECT
  "id",
  "s",
  "user",
  CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST("port" AS BIGINT) AS VARCHAR) = "port" THEN TRY_CAST("port" AS BIGINT) WHEN regexp_full_match("port", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("port", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("port", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("port" AS UBIGINT) AS BIGINT) END) AS INTEGER) AS BIGINT) AS "port",
  "note",
  coalesce(CASE WHEN CAST(TRY_CAST("big" AS BIGINT) AS VARCHAR) = "big" THEN TRY_CAST("big" AS BIGINT) WHEN regexp_full_match("big", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("big", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("big", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("big" AS UBIGINT) AS BIGINT) END) AS "big",
  coalesce(CASE WHEN regexp_matches("at", '^(?:1[7-9]|20|21)\d{2}-\d{2}-\d{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.\d{1,9})?Z?$') THEN (epoch_ns(TRY_CAST("at" AS TIMESTAMP_NS)) // 100) - CASE WHEN epoch_ns(TRY_CAST("at" AS TIMESTAMP_NS)) % 100 < 0 THEN 1 ELSE 0 END WHEN regexp_matches("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$') THEN epoch_us(TRY_CAST(regexp_extract("at", '\d{4}-\d{2}-\d{2}') || ' ' || regexp_extract("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1) || substring('00:00:00', length(regexp_extract("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1)) + 1) AS TIMESTAMP)) * 10 + CAST(rpad(left(regexp_extract("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 2), 7), 7, '0') AS BIGINT) - CASE regexp_extract("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 3) WHEN '-' THEN -1 ELSE 1 END * (CAST(rpad(left(regexp_extract("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 4), 2), 2, '0') AS BIGINT) * 36000000000 + CAST(rpad(left(regexp_extract("at", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 5), 2), 2, '0') AS BIGINT) * 600000000) END, host_convert_date_text_to_datetime_string_gives_datetime("at")) AS "at"
FROM (
  SELECT
    "id",
    "s",
    coalesce((json_extract("pairs", '/user') ->> '$'), '') AS "user",
    coalesce((json_extract("pairs", '/port') ->> '$'), '') AS "port",
    coalesce((json_extract("pairs", '/note') ->> '$'), '') AS "note",
    coalesce((json_extract("pairs", '/big') ->> '$'), '') AS "big",
    coalesce((json_extract("pairs", '/at') ->> '$'), '') AS "at"
  FROM (
    SELECT
      "id",
      "s",
      host_text_pairs_string_string_string_string_string_boolean_string_string_string_string_string_gives_dynamic("s", ';', '=', '""', '\', false, 'user', 'port', 'note', 'big', 'at')::JSON AS "pairs"
    FROM (
      SELECT
        "id",
        coalesce("s", '') AS "s"
      FROM "T"
    ) AS t
  ) AS t
) AS t
