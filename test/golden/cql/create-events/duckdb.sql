SELECT
  "@rawstring",
  "letter"
FROM (
  SELECT
    "@rawstring",
    CASE WHEN regexp_matches("@rawstring", '([bc])(?:(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)') THEN regexp_extract("@rawstring", '([bc])(?:(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)', 1::BIGINT::INTEGER) END AS "letter",
    "order_1"
  FROM (
    SELECT
      c0 AS "@rawstring",
      place AS "order_1"
    FROM (VALUES
      ('a=1 b', 0),
      ('c', 1)
    ) AS t(c0, place)
  ) AS t
  WHERE regexp_matches("@rawstring", '([bc])(?:(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)')
) AS t
