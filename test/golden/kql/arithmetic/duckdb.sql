SELECT
  "id",
  "half",
  "mod",
  "mixed",
  "neg",
  "binned",
  "day",
  "next",
  "since",
  "frac"
FROM (
  SELECT
    "id",
    "half",
    "mod",
    "mixed",
    "neg",
    "binned",
    "day",
    "next",
    "since",
    "frac",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      ("x" // 2::BIGINT) AS "half",
      ((("x" % nullif(4::BIGINT, 0)) + abs(4::BIGINT)) % nullif(4::BIGINT, 0)) AS "mod",
      CASE WHEN 2e0 = 0 THEN CASE WHEN "x" = 0 OR isnan("x"::DOUBLE) THEN 'nan'::DOUBLE WHEN "x" > 0 THEN 'inf'::DOUBLE WHEN "x" < 0 THEN '-inf'::DOUBLE END ELSE "x"::DOUBLE / 2e0::DOUBLE END AS "mixed",
      (-"x") AS "neg",
      CASE WHEN 4::BIGINT > 0 THEN "x" - ((("x" % 4::BIGINT) + 4::BIGINT) % 4::BIGINT) END AS "binned",
      CASE WHEN 864000000000 > 0 THEN "t" - (((("t" - 0::BIGINT) % 864000000000) + 864000000000) % 864000000000) END AS "day",
      (TRY_CAST(TRY_CAST(("t" + 36000000000)::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "next",
      ("t" - 17951328000000000) AS "since",
      CASE WHEN 36000000000e0 = 0 THEN CASE WHEN CAST(("t" - 17951328000000000) AS DOUBLE) = 0 OR isnan(CAST(("t" - 17951328000000000) AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST(("t" - 17951328000000000) AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST(("t" - 17951328000000000) AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST(("t" - 17951328000000000) AS DOUBLE)::DOUBLE / 36000000000e0::DOUBLE END AS "frac",
      rowid AS "order_1"
    FROM "T"
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "order_2"
