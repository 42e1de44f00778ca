SELECT
  "scaled",
  "reversed",
  "part",
  "third",
  "ratio",
  "rest",
  "shifted",
  "back",
  "since",
  "half",
  "halfHour",
  "fromNoon",
  "realBin",
  "longBin",
  "down"
FROM (
  SELECT
    TRY_CAST(trunc((CAST("span" AS DOUBLE) * "factor")) AS BIGINT) AS "scaled",
    ("count" * "span") AS "reversed",
    TRY_CAST(trunc(CASE WHEN "factor" = 0 THEN CASE WHEN CAST("span" AS DOUBLE) = 0 OR isnan(CAST("span" AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST("span" AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST("span" AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST("span" AS DOUBLE)::DOUBLE / "factor"::DOUBLE END) AS BIGINT) AS "part",
    ("span" // "count") AS "third",
    CASE WHEN 1200000000e0 = 0 THEN CASE WHEN CAST("span" AS DOUBLE) = 0 OR isnan(CAST("span" AS DOUBLE)::DOUBLE) THEN 'nan'::DOUBLE WHEN CAST("span" AS DOUBLE) > 0 THEN 'inf'::DOUBLE WHEN CAST("span" AS DOUBLE) < 0 THEN '-inf'::DOUBLE END ELSE CAST("span" AS DOUBLE)::DOUBLE / 1200000000e0::DOUBLE END AS "ratio",
    ((("span" % nullif(3000000000, 0)) + abs(3000000000)) % nullif(3000000000, 0)) AS "rest",
    (TRY_CAST(TRY_CAST(("at" + "span")::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "shifted",
    (TRY_CAST(TRY_CAST(("at" + (-"span"))::HUGEINT + 6689349028854775808 AS BIGINT)::HUGEINT - 15291365097709551616 AS BIGINT) + 8602016068854775808) AS "back",
    ("at" - 17039808000000000) AS "since",
    TRY_CAST(trunc((864000000000e0 * 0.5e0)) AS BIGINT) AS "half",
    CASE WHEN 18000000000 > 0 THEN "span" - ((("span" % 18000000000) + 18000000000) % 18000000000) END AS "halfHour",
    (18000000000 + CASE WHEN 36000000000 > 0 THEN ("span" - 18000000000) - (((("span" - 18000000000) % 36000000000) + 36000000000) % 36000000000) END) AS "fromNoon",
    (0.1e0 + CASE WHEN 0.4e0 > 0 THEN floor(("factor" - 0.1e0) / 0.4e0) * 0.4e0 END) AS "realBin",
    (1::BIGINT + CASE WHEN 2::BIGINT > 0 THEN ("count" - 1::BIGINT) - (((("count" - 1::BIGINT) % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END) AS "longBin",
    CASE WHEN 6048000000000 > 0 THEN "at" - (((("at" - (-621355968000000000)) % 6048000000000) + 6048000000000) % 6048000000000) END AS "down",
    "order_1"
  FROM (
    SELECT
      c0 AS "span",
      c1 AS "factor",
      c2 AS "count",
      c3 AS "at",
      place AS "order_1"
    FROM (VALUES
      (36000000000, 0.5e0, 3::BIGINT, 17040672000000000, 0),
      ((-4200000000), 0e0, 0::BIGINT, 2534023007999999999, 1),
      (NULL::BIGINT, 1e0, 1::BIGINT, NULL::BIGINT, 2)
    ) AS t(c0, c1, c2, c3, place)
  ) AS t
) AS t
