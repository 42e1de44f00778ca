SELECT
  "username",
  "a",
  "b",
  "c"
FROM (
  SELECT
    "username",
    "a",
    "b",
    "c",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      ((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("username", 'Europe/Berlin', 17951760000000000, 'yyyy-MM-dd HH:mm:ss', true, false) - (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("username", 'Europe/Berlin', 17951760000000000, 'yyyy-MM-dd HH:mm:ss', true, false) % 10000) + 10000) % 10000)) // 10000) AS "a",
      ((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("username", 'Europe/Berlin', 17951760000000000, 'dd MMM yyyy HH:mm z', true, false) - (((host_time_parse_java_string_string_datetime_string_boolean_boolean_gives_datetime("username", 'Europe/Berlin', 17951760000000000, 'dd MMM yyyy HH:mm z', true, false) % 10000) + 10000) % 10000)) // 10000) AS "b",
      strftime(make_timestamp(((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY(((17828568000000000 - (((17828568000000000 % 10000) + 10000) % 10000)) // 10000) * 10000) - (((TRY(((17828568000000000 - (((17828568000000000 % 10000) + 10000) % 10000)) // 10000) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(((17828568000000000 - (((17828568000000000 % 10000) + 10000) % 10000)) // 10000) * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY(((17828568000000000 - (((17828568000000000 % 10000) + 10000) % 10000)) // 10000) * 10000) - (((TRY(((17828568000000000 - (((17828568000000000 % 10000) + 10000) % 10000)) // 10000) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(((17828568000000000 - (((17828568000000000 % 10000) + 10000) % 10000)) // 10000) * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%d.%m.%Y %H:%M') AS "c",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
