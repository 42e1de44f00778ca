SELECT
  "day",
  "half",
  "whole",
  "three"
FROM (
  SELECT
    "day",
    CASE WHEN 2::BIGINT = 0 THEN CASE WHEN "SUM" = 0 OR isnan("SUM"::DOUBLE) THEN 'nan'::DOUBLE WHEN "SUM" > 0 THEN 'inf'::DOUBLE WHEN "SUM" < 0 THEN '-inf'::DOUBLE END ELSE "SUM"::DOUBLE / 2::BIGINT::DOUBLE END AS "half",
    TRY_CAST(trunc(CASE WHEN 2::BIGINT = 0 THEN CASE WHEN "SUM" = 0 OR isnan("SUM"::DOUBLE) THEN 'nan'::DOUBLE WHEN "SUM" > 0 THEN 'inf'::DOUBLE WHEN "SUM" < 0 THEN '-inf'::DOUBLE END ELSE "SUM"::DOUBLE / 2::BIGINT::DOUBLE END) AS BIGINT) AS "whole",
    (7::BIGINT // 2::BIGINT) AS "three"
  FROM (
    SELECT
      ("starttime" // (((1000::BIGINT * 60::BIGINT) * 60::BIGINT) * 24::BIGINT)) AS "day",
      CAST(sum("eventcount") AS BIGINT) AS "SUM"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "day" DESC NULLS LAST, "day" NULLS FIRST
