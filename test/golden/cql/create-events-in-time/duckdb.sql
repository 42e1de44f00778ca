SELECT
  "when",
  coalesce("_sum", 0e0) AS "_sum",
  "_max"
FROM (
  SELECT
    "when",
    sum(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) AS "_sum",
    max("@timestamp") AS "_max"
  FROM (
    SELECT
      "@timestamp",
      CASE WHEN regexp_matches("@rawstring", '([0-9])') THEN regexp_extract("@rawstring", '([0-9])', 1::BIGINT::INTEGER) END AS "n",
      strftime(make_timestamp(((epoch_us(timezone('Asia/Kolkata', timezone('UTC', make_timestamp((TRY(TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) - (((TRY(TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Asia/Kolkata', timezone('UTC', make_timestamp((TRY(TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) - (((TRY(TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY(TRY_CAST(trunc(CASE WHEN (CAST("@timestamp" AS DOUBLE) <= 100000000000e0) THEN (CAST("@timestamp" AS DOUBLE) * 1000e0) ELSE CAST("@timestamp" AS DOUBLE) END) AS BIGINT) * 10000) % 10) + 10) % 10)) % 10) + 10) % 10)) // 10), '%Y-%m-%d %H:%M') AS "when",
      "order_1"
    FROM (
      SELECT
        c0 AS "@rawstring",
        c1 AS "@timestamp",
        c2 AS "@timestamp.nanos",
        place AS "order_1"
      FROM (VALUES
        ('n=3', 1795176000000, 0::BIGINT, 0),
        ('n=4', 1795176000000, 0::BIGINT, 1)
      ) AS t(c0, c1, c2, place)
    ) AS t
    WHERE regexp_matches("@rawstring", '([0-9])')
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "when" NULLS FIRST
