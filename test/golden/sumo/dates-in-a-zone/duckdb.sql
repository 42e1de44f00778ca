SELECT
  "a",
  "b"
FROM (
  SELECT
    "a",
    "b",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      strftime(make_timestamp(((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%H:%M') AS "a",
      0::BIGINT AS "b",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
