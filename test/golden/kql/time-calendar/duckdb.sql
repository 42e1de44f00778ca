SELECT
  "month",
  "quarter",
  "week",
  "nano",
  "later",
  "day",
  "weekEnd",
  "yearEnd",
  "q",
  "ms",
  "us",
  "ns",
  "weeks",
  "ago",
  "tick",
  "here",
  "utc",
  "paris"
FROM (
  SELECT
    (TRY_CAST(TRY_CAST(CASE WHEN ("n" * 1::BIGINT) BETWEEN -120000 AND 120000 THEN epoch_us(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10) + to_months(CAST(("n" * 1::BIGINT) AS INTEGER))) * 10 + ((("at" % 10) + 10) % 10) END::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "month",
    (TRY_CAST(TRY_CAST(CASE WHEN ((-"n") * 3::BIGINT) BETWEEN -120000 AND 120000 THEN epoch_us(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10) + to_months(CAST(((-"n") * 3::BIGINT) AS INTEGER))) * 10 + ((("at" % 10) + 10) % 10) END::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "quarter",
    (TRY_CAST(TRY_CAST(("at" + ("n" * 6048000000000))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "week",
    (TRY_CAST(TRY_CAST(("at" + ("n" // 100::BIGINT))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "nano",
    (TRY_CAST(TRY_CAST(("at" + ("n" * 864000000000))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "later",
    (TRY_CAST(TRY_CAST((CASE WHEN 864000000000 > 0 THEN "at" - (((("at" - 0::BIGINT) % 864000000000) + 864000000000) % 864000000000) END + ("n" * 864000000000))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "day",
    (TRY_CAST(TRY_CAST((((CASE WHEN 6048000000000 > 0 THEN "at" - (((("at" - 2592000000000) % 6048000000000) + 6048000000000) % 6048000000000) END + ("n" * 6048000000000)) + 6048000000000) + (-1::BIGINT))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "weekEnd",
    (TRY_CAST(TRY_CAST((CASE WHEN 12::BIGINT BETWEEN -120000 AND 120000 THEN epoch_us(make_timestamp((CASE WHEN ("n" * 12::BIGINT) BETWEEN -120000 AND 120000 THEN epoch_us(make_timestamp(((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) - ((((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) % 10) + 10) % 10)) // 10) + to_months(CAST(("n" * 12::BIGINT) AS INTEGER))) * 10 + ((((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) % 10) + 10) % 10) END - (((CASE WHEN ("n" * 12::BIGINT) BETWEEN -120000 AND 120000 THEN epoch_us(make_timestamp(((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) - ((((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) % 10) + 10) % 10)) // 10) + to_months(CAST(("n" * 12::BIGINT) AS INTEGER))) * 10 + ((((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) % 10) + 10) % 10) END % 10) + 10) % 10)) // 10) + to_months(CAST(12::BIGINT AS INTEGER))) * 10 + (((CASE WHEN ("n" * 12::BIGINT) BETWEEN -120000 AND 120000 THEN epoch_us(make_timestamp(((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) - ((((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) % 10) + 10) % 10)) // 10) + to_months(CAST(("n" * 12::BIGINT) AS INTEGER))) * 10 + ((((epoch_us(date_trunc('year', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10))) * 10) % 10) + 10) % 10) END % 10) + 10) % 10) END + (-1::BIGINT))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "yearEnd",
    ((month(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10)) + 2::BIGINT) // 3::BIGINT) AS "q",
    (((("at" % nullif(10000000::BIGINT, 0)) + abs(10000000::BIGINT)) % nullif(10000000::BIGINT, 0)) // 10000::BIGINT) AS "ms",
    (((("at" % nullif(10000000::BIGINT, 0)) + abs(10000000::BIGINT)) % nullif(10000000::BIGINT, 0)) // 10::BIGINT) AS "us",
    (((("at" % nullif(10000000::BIGINT, 0)) + abs(10000000::BIGINT)) % nullif(10000000::BIGINT, 0)) * 100::BIGINT) AS "ns",
    ((CASE WHEN 6048000000000 > 0 THEN "at" - (((("at" - 2592000000000) % 6048000000000) + 6048000000000) % 6048000000000) END - CASE WHEN 6048000000000 > 0 THEN 2592000000000 - ((((2592000000000 - 2592000000000) % 6048000000000) + 6048000000000) % 6048000000000) END) // 6048000000000) AS "weeks",
    ((CASE WHEN 10::BIGINT > 0 THEN "at" - (((("at" - 0::BIGINT) % 10::BIGINT) + 10::BIGINT) % 10::BIGINT) END - CASE WHEN 10::BIGINT > 0 THEN 17067456000000000 - ((((17067456000000000 - 0::BIGINT) % 10::BIGINT) + 10::BIGINT) % 10::BIGINT) END) // 10::BIGINT) AS "ago",
    ((17067456000000000 - 17067456000000001) * 100::BIGINT) AS "tick",
    host_time_local_in_datetime_string_gives_datetime("at", "zone") AS "here",
    host_time_from_local_in_datetime_string_gives_datetime("at", "zone") AS "utc",
    (TRY_CAST(TRY_CAST((epoch_us(timezone('Europe/Paris', timezone('UTC', make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10)))) * 10 + ((("at" % 10) + 10) % 10))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "paris",
    "order_1"
  FROM (
    SELECT
      c0 AS "at",
      c1 AS "n",
      c2 AS "zone",
      place AS "order_1"
    FROM (VALUES
      (17067455999999999, 1::BIGINT, 'Europe/Berlin', 0),
      (16797978000000000, (-13::BIGINT), 'Europe/Berlin', 1),
      ((-3456000000000), 100::BIGINT, 'Asia/Kathmandu', 2),
      (2534022144000000000, 40::BIGINT, 'Mars/Olympus', 3),
      (NULL::BIGINT, 1::BIGINT, 'UTC', 4)
    ) AS t(c0, c1, c2, place)
  ) AS t
) AS t
