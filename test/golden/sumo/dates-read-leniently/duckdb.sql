SELECT
  "a",
  "b",
  "c",
  "e",
  "f"
FROM (
  SELECT
    "a",
    "b",
    "c",
    "e",
    "f",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "a",
      "b",
      host_time_print_simple_date_long_string_string_gives_string("a", 'YYYY ww k EEE Z', 'UTC') AS "c",
      ("a" - (1::BIGINT * 1000::BIGINT)) AS "e",
      host_time_print_simple_date_long_string_string_gives_string("b", 'yyyy-MM-dd HH:mm Z XXX', 'Europe/Berlin') AS "f",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        host_time_read_simple_date_string_string_string_long_gives_long("d", 'yyyy-MM-dd HH:mm:ss a', 'Europe/Berlin', 1795176000000) AS "a",
        host_time_read_simple_date_string_string_string_long_gives_long("d", 'yyyy-MM-dd', 'UTC', 1795176000000) AS "b",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
