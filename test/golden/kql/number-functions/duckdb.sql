SELECT
  "hex",
  "intHex",
  "flipped",
  "up",
  "down",
  "none",
  "ones",
  "intOnes",
  "whole",
  "tens",
  "hundredths",
  "logarithm",
  "root",
  "cotangent",
  "angle",
  "infinite",
  "top",
  "bottom",
  "text",
  "span",
  "e2",
  "ten"
FROM (
  SELECT
    coalesce(CASE WHEN 4::BIGINT IS NOT NULL THEN lower(lpad(to_hex("n"::BIGINT), greatest(length(to_hex("n"::BIGINT)), least(4::BIGINT, 16))::INTEGER, '0')) END, '') AS "hex",
    coalesce(CASE WHEN 1::BIGINT IS NOT NULL THEN lower(lpad(to_hex(("i" & 4294967295)::BIGINT), greatest(length(to_hex(("i" & 4294967295)::BIGINT)), least(1::BIGINT, 16))::INTEGER, '0')) END, '') AS "intHex",
    xor("n", (-1::BIGINT)) AS "flipped",
    host_number_shift_left_long_long_gives_long("n", 60::BIGINT) AS "up",
    host_number_shift_right_long_long_gives_long("n", 2::BIGINT) AS "down",
    host_number_shift_left_long_long_gives_long("n", (-1::BIGINT)) AS "none",
    CAST(bit_count("n"::BIGINT) AS BIGINT) AS "ones",
    CAST(bit_count(("i" & 4294967295)::BIGINT) AS BIGINT) AS "intOnes",
    round("x"::DOUBLE, 0::BIGINT::INTEGER) AS "whole",
    ("i" - "i" % 10::BIGINT + CASE WHEN abs("i" % 10::BIGINT) * 2 < 10::BIGINT THEN 0 ELSE sign("i")::BIGINT * 10::BIGINT END) AS "tens",
    round(CASE WHEN 3::BIGINT = 0 THEN CASE WHEN "x" = 0 OR isnan("x"::DOUBLE) THEN 'nan'::DOUBLE WHEN "x" > 0 THEN 'inf'::DOUBLE WHEN "x" < 0 THEN '-inf'::DOUBLE END ELSE "x"::DOUBLE / 3::BIGINT::DOUBLE END::DOUBLE, 2::BIGINT::INTEGER) AS "hundredths",
    CASE WHEN ("y" = 0e0) THEN '-inf'::DOUBLE ELSE CASE WHEN "y" > 0 THEN ln("y") END END AS "logarithm",
    CASE WHEN ("y" < 0e0) THEN NULL::DOUBLE ELSE CASE WHEN "y" < 0 THEN 'nan'::DOUBLE ELSE sqrt("y") END END AS "root",
    CASE WHEN CASE WHEN isinf("x") THEN 'nan'::DOUBLE ELSE tan("x") END = 0 THEN CASE WHEN 1e0 = 0 OR isnan(1e0::DOUBLE) THEN 'nan'::DOUBLE WHEN 1e0 > 0 THEN 'inf'::DOUBLE WHEN 1e0 < 0 THEN '-inf'::DOUBLE END ELSE 1e0::DOUBLE / CASE WHEN isinf("x") THEN 'nan'::DOUBLE ELSE tan("x") END::DOUBLE END AS "cotangent",
    atan2("y", "x") AS "angle",
    coalesce((abs("y") = 'inf'::DOUBLE), false) AS "infinite",
    greatest(CAST("n" AS DOUBLE), CAST("i" AS DOUBLE), "x") AS "top",
    least("n", "i") AS "bottom",
    greatest(coalesce(CAST("n" AS VARCHAR), ''), '3') AS "text",
    least(("n" * 1::BIGINT), 10000000) AS "span",
    pow(2e0, "x") AS "e2",
    pow(10e0, "y") AS "ten",
    "order_1"
  FROM (
    SELECT
      c0 AS "n",
      c1 AS "i",
      c2 AS "x",
      c3 AS "y",
      place AS "order_1"
    FROM (VALUES
      (255::BIGINT, (-1::BIGINT), 2.5e0, (-1.5e0), 0),
      ((-256::BIGINT), 15::BIGINT, (-2.5e0), 0e0, 1),
      (NULL::BIGINT, NULL::BIGINT, NULL::DOUBLE, 'inf'::DOUBLE, 2)
    ) AS t(c0, c1, c2, c3, place)
  ) AS t
) AS t
