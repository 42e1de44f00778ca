SELECT
  "week",
  "zero_hours",
  "rest",
  "zone"
FROM (
  SELECT
    "week",
    "zero_hours",
    "rest",
    "zone",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      host_time_format_simple_datetime_string_string_gives_string(TRY("starttime" * 10000), 'YYYY-ww', 'Europe/Berlin') AS "week",
      host_time_format_simple_datetime_string_string_gives_string(TRY("starttime" * 10000), 'yyyy-MM-dd KK:mm a', 'Europe/Berlin') AS "zero_hours",
      host_time_format_simple_datetime_string_string_gives_string(TRY("starttime" * 10000), 'kk F W u EEE', 'Europe/Berlin') AS "rest",
      host_time_format_simple_datetime_string_string_gives_string(TRY("starttime" * 10000), 'HH:mm XXX Z', 'Europe/Berlin') AS "zone",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
