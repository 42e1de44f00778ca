SELECT
  "id",
  "t",
  "u",
  "v",
  "w",
  "h",
  "d",
  "m"
FROM (
  SELECT
    "@timestamp",
    "id",
    "when",
    strftime(make_timestamp(((TRY_CAST(trunc(CASE WHEN (CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END <= 100000000000e0) THEN (CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END * 1000e0) ELSE CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END END) AS BIGINT) * 10000) - ((((TRY_CAST(trunc(CASE WHEN (CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END <= 100000000000e0) THEN (CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END * 1000e0) ELSE CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10), '%Y-%m-%d %H:%M:%S.%g') AS "t",
    strftime(make_timestamp(((TRY_CAST(trunc(CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) - ((((TRY_CAST(trunc(CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10), '%Y-%m-%d %H:%M:%S') AS "u",
    strftime(make_timestamp(((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) - ((((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10), '%H:%M +0000') AS "v",
    strftime(make_timestamp(((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp(((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) - ((((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + ((((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp(((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) - ((((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + ((((TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%H:%M') AS "w",
    hour(make_timestamp(((TRY_CAST(trunc(CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) - ((((TRY_CAST(trunc(CASE WHEN regexp_full_match("when", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("when", E' \t\n\r') AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)) AS "h",
    (((((dayofweek(make_timestamp((("@timestamp" * 10000) - (((("@timestamp" * 10000) % 10) + 10) % 10)) // 10)) + 6::BIGINT) % nullif(7::BIGINT, 0)) + abs(7::BIGINT)) % nullif(7::BIGINT, 0)) + 1::BIGINT) AS "d",
    strftime(make_timestamp((("@timestamp" * 10000) - (((("@timestamp" * 10000) % 10) + 10) % 10)) // 10), '%B') AS "m"
  FROM "events"
) AS t
