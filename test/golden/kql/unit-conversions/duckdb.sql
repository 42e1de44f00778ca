SELECT
  "hands",
  "miles",
  "none",
  "fahrenheit",
  "delisle",
  "tilt",
  "pints",
  "stones",
  "calories",
  "force",
  "speed"
FROM (
  SELECT
    round((("x" * 0.0254e0) * 9.84251968503937e0)::DOUBLE, 9::BIGINT::INTEGER) AS "hands",
    round(CASE WHEN 1852e0 = 0 THEN CASE WHEN ("x" * 1000e0) = 0 OR isnan(("x" * 1000e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN ("x" * 1000e0) > 0 THEN 'inf'::DOUBLE WHEN ("x" * 1000e0) < 0 THEN '-inf'::DOUBLE END ELSE ("x" * 1000e0)::DOUBLE / 1852e0::DOUBLE END::DOUBLE, 9::BIGINT::INTEGER) AS "miles",
    NULL::DOUBLE AS "none",
    round(((("x" + 273.15e0) - 255.37222222222223e0) * 1.7999999999999998e0)::DOUBLE, 9::BIGINT::INTEGER) AS "fahrenheit",
    round((("x" - 373.15e0) * (-1.5e0))::DOUBLE, 9::BIGINT::INTEGER) AS "delisle",
    round(CASE WHEN isinf(radians("x")) THEN 'nan'::DOUBLE ELSE sin(radians("x")) END::DOUBLE, 9::BIGINT::INTEGER) AS "tilt",
    round((("x" * 0.00454609e0) * 1759.7539863927022e0)::DOUBLE, 9::BIGINT::INTEGER) AS "pints",
    round(CASE WHEN 6.35029318e0 = 0 THEN CASE WHEN "x" = 0 OR isnan("x"::DOUBLE) THEN 'nan'::DOUBLE WHEN "x" > 0 THEN 'inf'::DOUBLE WHEN "x" < 0 THEN '-inf'::DOUBLE END ELSE "x"::DOUBLE / 6.35029318e0::DOUBLE END::DOUBLE, 9::BIGINT::INTEGER) AS "stones",
    round(CASE WHEN 4184e0 = 0 THEN CASE WHEN ("x" * 3600e0) = 0 OR isnan(("x" * 3600e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN ("x" * 3600e0) > 0 THEN 'inf'::DOUBLE WHEN ("x" * 3600e0) < 0 THEN '-inf'::DOUBLE END ELSE ("x" * 3600e0)::DOUBLE / 4184e0::DOUBLE END::DOUBLE, 9::BIGINT::INTEGER) AS "calories",
    round(CASE WHEN 4.44822161526051e0 = 0 THEN CASE WHEN "x" = 0 OR isnan("x"::DOUBLE) THEN 'nan'::DOUBLE WHEN "x" > 0 THEN 'inf'::DOUBLE WHEN "x" < 0 THEN '-inf'::DOUBLE END ELSE "x"::DOUBLE / 4.44822161526051e0::DOUBLE END::DOUBLE, 9::BIGINT::INTEGER) AS "force",
    round(("x" * 2.2369362920544025e0)::DOUBLE, 9::BIGINT::INTEGER) AS "speed",
    "order_1"
  FROM (
    SELECT
      c0 AS "x",
      place AS "order_1"
    FROM (VALUES
      (12.5e0, 0),
      ((-40e0), 1),
      (NULL::DOUBLE, 2)
    ) AS t(c0, place)
  ) AS t
) AS t
