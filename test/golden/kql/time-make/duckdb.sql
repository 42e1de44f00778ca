SELECT
  "made",
  "midnight",
  "span",
  "full",
  "read",
  "length",
  "unix",
  "milli",
  "nano",
  "ticks",
  "written",
  "present"
FROM (
  SELECT
    host_time_from_parts_int_int_int_long_long_real_gives_datetime("year", "month", "day", 1::BIGINT, 2::BIGINT, "second") AS "made",
    host_time_from_parts_int_int_int_long_long_long_gives_datetime("year", "month", "day", 0::BIGINT, 0::BIGINT, 0::BIGINT) AS "midnight",
    host_time_span_from_parts_long_int_long_long_gives_timespan(0::BIGINT, "day", 2::BIGINT, 0::BIGINT) AS "span",
    host_time_span_from_parts_int_long_long_long_gives_timespan("day", 3::BIGINT, 4::BIGINT, 5::BIGINT) AS "full",
    coalesce(CASE WHEN regexp_matches("text", '^(?:1[7-9]|20|21)\d{2}-\d{2}-\d{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.\d{1,9})?Z?$') THEN (epoch_ns(TRY_CAST("text" AS TIMESTAMP_NS)) // 100) - CASE WHEN epoch_ns(TRY_CAST("text" AS TIMESTAMP_NS)) % 100 < 0 THEN 1 ELSE 0 END WHEN regexp_matches("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$') THEN epoch_us(TRY_CAST(regexp_extract("text", '\d{4}-\d{2}-\d{2}') || ' ' || regexp_extract("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1) || substring('00:00:00', length(regexp_extract("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1)) + 1) AS TIMESTAMP)) * 10 + CAST(rpad(left(regexp_extract("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 2), 7), 7, '0') AS BIGINT) - CASE regexp_extract("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 3) WHEN '-' THEN -1 ELSE 1 END * (CAST(rpad(left(regexp_extract("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 4), 2), 2, '0') AS BIGINT) * 36000000000 + CAST(rpad(left(regexp_extract("text", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 5), 2), 2, '0') AS BIGINT) * 600000000) END, host_convert_date_text_to_datetime_string_gives_datetime("text")) AS "read",
    coalesce(CASE WHEN regexp_full_match("text", '-?([0-9]{1,7}\.)?([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9](\.[0-9]{1,7})?)?') THEN (CASE WHEN starts_with("text", '-') THEN -1 ELSE 1 END) * (coalesce(TRY_CAST(regexp_extract("text", '^-?([0-9]+)\.[0-9]+:', 1) AS BIGINT), 0) * 864000000000 + CAST(regexp_extract("text", '^-?(?:[0-9]+\.)?([0-9]+):', 1) AS BIGINT) * 36000000000 + CAST(regexp_extract("text", ':([0-9]+)', 1) AS BIGINT) * 600000000 + coalesce(TRY_CAST(regexp_extract("text", ':[0-9]+:([0-9]+)', 1) AS BIGINT), 0) * 10000000 + coalesce(TRY_CAST(rpad(regexp_extract("text", ':[0-9]+:[0-9]+\.([0-9]+)', 1), 7, '0') AS BIGINT), 0)) END, host_convert_span_text_to_timespan_string_gives_timespan("text")) AS "length",
    (TRY_CAST(TRY_CAST(CASE WHEN (("year" <= 461168601842) AND ("year" >= (-461168601842))) THEN ("year" * 10000000::BIGINT) ELSE NULL::BIGINT END::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "unix",
    (TRY_CAST(TRY_CAST(TRY_CAST(trunc(round(("second" * 10000e0)::DOUBLE, 0::BIGINT::INTEGER)) AS BIGINT)::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "milli",
    (TRY_CAST(TRY_CAST(("year" // 100::BIGINT)::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "nano",
    (host_time_from_parts_int_int_int_long_long_long_gives_datetime("year", "month", "day", 0::BIGINT, 0::BIGINT, 0::BIGINT) - (-621355968000000000)) AS "ticks",
    17498592000000000 AS "written",
    17951760000000000 AS "present",
    "order_1"
  FROM (
    SELECT
      c0 AS "year",
      c1 AS "month",
      c2 AS "day",
      c3 AS "second",
      c4 AS "text",
      place AS "order_1"
    FROM (VALUES
      (2024::BIGINT, 2::BIGINT, 29::BIGINT, 59.9999999e0, 'Thu, 29 Feb 24 10:00 GMT', 0),
      (2023::BIGINT, 2::BIGINT, 29::BIGINT, 0e0, '1.5h', 1),
      (2024::BIGINT, 12::BIGINT, 31::BIGINT, 60e0, '2/29/2024 1:05:06.5 PM', 2),
      (0::BIGINT, 1::BIGINT, 1::BIGINT, 0e0, '-1.02:03:04', 3),
      (NULL::BIGINT, 1::BIGINT, 1::BIGINT, 0e0, '', 4)
    ) AS t(c0, c1, c2, c3, c4, place)
  ) AS t
) AS t
