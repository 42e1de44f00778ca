SELECT
  "whole",
  "broken",
  "negative",
  "rest",
  "sum",
  "power",
  "bits",
  "loose",
  "product",
  "minus",
  "bytes",
  "none"
FROM (
  SELECT
    "whole",
    "broken",
    "negative",
    "rest",
    "sum",
    "power",
    "bits",
    "loose",
    "product",
    "minus",
    "bytes",
    "none",
    "order" AS "order_1",
    "order_2"
  FROM (
    SELECT
      "whole",
      "broken",
      "negative",
      "rest",
      "sum",
      "power",
      "bits",
      "loose",
      "product",
      "minus",
      "bytes",
      "none",
      "order",
      "order_1" AS "order_2"
    FROM (
      SELECT
        (7::BIGINT // 2::BIGINT) AS "whole",
        CASE WHEN 2e0 = 0 THEN CASE WHEN 7::BIGINT = 0 OR isnan(7::BIGINT::DOUBLE) THEN 'nan'::DOUBLE WHEN 7::BIGINT > 0 THEN 'inf'::DOUBLE WHEN 7::BIGINT < 0 THEN '-inf'::DOUBLE END ELSE 7::BIGINT::DOUBLE / 2e0::DOUBLE END AS "broken",
        ((-7::BIGINT) // 2::BIGINT) AS "negative",
        (7::BIGINT % nullif(4::BIGINT, 0)) AS "rest",
        (2::BIGINT + (3::BIGINT * 4::BIGINT)) AS "sum",
        pow(2::BIGINT, pow(3::BIGINT, 2::BIGINT)) AS "power",
        (31::BIGINT & 6::BIGINT) AS "bits",
        ((1::BIGINT + 2::BIGINT) & 2::BIGINT) AS "loose",
        ("magnitude" * 1.5e0) AS "product",
        (-"magnitude") AS "minus",
        (CASE WHEN regexp_full_match("Bytes Sent", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Bytes Sent", E' \t\n\r') AS DOUBLE) END + 1::BIGINT) AS "bytes",
        ("magnitude" // 0::BIGINT) AS "none",
        "starttime" AS "order",
        rowid AS "order_1"
      FROM "events"
      WHERE ("starttime" >= 1795003200000)
        AND ("starttime" <= 1795176000000)
    ) AS t
    ORDER BY "order" DESC NULLS LAST, "order_2"
    LIMIT 3
  ) AS t
) AS t
