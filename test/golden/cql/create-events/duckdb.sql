SELECT
  "@rawstring",
  "letter"
FROM (
  SELECT
    "@rawstring",
    CASE WHEN regexp_matches("@rawstring", '([bc])\z') THEN regexp_extract("@rawstring", '([bc])\z', 1::BIGINT::INTEGER) END AS "letter",
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
  WHERE regexp_matches("@rawstring", '([bc])\z')
) AS t
