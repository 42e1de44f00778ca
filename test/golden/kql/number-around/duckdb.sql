SELECT
  "near",
  "nearReal",
  "nearTime",
  "size",
  "kilo",
  "digits",
  "tiny",
  "small"
FROM (
  SELECT
    CASE WHEN ("n" IS NULL) THEN NULL::BOOLEAN ELSE (("n" >= 5) AND ("n" <= 9)) END AS "near",
    CASE WHEN ("x" IS NULL) THEN NULL::BOOLEAN ELSE (("x" >= (7::BIGINT - 2.5e0)) AND (NOT isnan("x")) AND ("x" <= (7::BIGINT + 2.5e0)) AND (NOT isnan((7::BIGINT + 2.5e0)))) END AS "nearReal",
    CASE WHEN ("at" IS NULL) THEN NULL::BOOLEAN ELSE (("at" >= 17040240000000000) AND ("at" <= 17041104000000000)) END AS "nearTime",
    coalesce(host_number_size_to_text_real_long_string_gives_string(CAST("n" AS DOUBLE), 0::BIGINT, ''), '') AS "size",
    coalesce(host_number_size_to_text_real_long_string_gives_string(CAST("n" AS DOUBLE), 0::BIGINT, 'KB'), '') AS "kilo",
    '2.5 KB' AS "digits",
    2::BIGINT AS "tiny",
    15::BIGINT AS "small",
    "order_1"
  FROM (
    SELECT
      c0 AS "n",
      c1 AS "x",
      c2 AS "at",
      place AS "order_1"
    FROM (VALUES
      (5::BIGINT, 4.9e0, 17041104000000000, 0),
      (NULL::BIGINT, 9.1e0, NULL::BIGINT, 1),
      (1536::BIGINT, NULL::DOUBLE, 17041536000000000, 2)
    ) AS t(c0, c1, c2, place)
  ) AS t
) AS t
