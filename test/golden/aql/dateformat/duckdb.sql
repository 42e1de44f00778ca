SELECT
  "full",
  "words",
  "device",
  "now",
  "earlier",
  "midnight"
FROM (
  SELECT
    "full",
    "words",
    "device",
    "now",
    "earlier",
    "midnight",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      strftime(make_timestamp(((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY("starttime" * 10000) - (((TRY("starttime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("starttime" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY("starttime" * 10000) - (((TRY("starttime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("starttime" * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%g') AS "full",
      strftime(make_timestamp(((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY("starttime" * 10000) - (((TRY("starttime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("starttime" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY("starttime" * 10000) - (((TRY("starttime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("starttime" * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%a %-d %b %y, %-I:%M %p') AS "words",
      strftime(make_timestamp(((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY(("devicetime" + 1::BIGINT) * 10000) - (((TRY(("devicetime" + 1::BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(("devicetime" + 1::BIGINT) * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY(("devicetime" + 1::BIGINT) * 10000) - (((TRY(("devicetime" + 1::BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(("devicetime" + 1::BIGINT) * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%H:%M:%S.%g') AS "device",
      1795176000000 AS "now",
      1795172400000 AS "earlier",
      strftime(make_timestamp(((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY(1795150800000 * 10000) - (((TRY(1795150800000 * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(1795150800000 * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('America/New_York', timezone('UTC', make_timestamp((TRY(1795150800000 * 10000) - (((TRY(1795150800000 * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(1795150800000 * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%d-%m-%Y %H:%M') AS "midnight",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" > (1795176000000 - (((2::BIGINT * 60::BIGINT) * 60::BIGINT) * 1000::BIGINT)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
