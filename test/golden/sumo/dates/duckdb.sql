SELECT
  "a",
  "b",
  "c",
  "d"
FROM (
  SELECT
    "a",
    "b",
    "c",
    "d",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      strftime(make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10), '%Y-%m-%d %H:%M:%S.%g') AS "a",
      strftime(make_timestamp(((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY(0::BIGINT * 10000) - (((TRY(0::BIGINT * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(0::BIGINT * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY(0::BIGINT * 10000) - (((TRY(0::BIGINT * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(0::BIGINT * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%a %d/%m/%y') AS "b",
      1500508830000 AS "c",
      1795176000000 AS "d",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
