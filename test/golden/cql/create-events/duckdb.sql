SELECT
  "@rawstring",
  "@timestamp",
  "@timestamp.nanos",
  "letter"
FROM (
  SELECT
    "@rawstring",
    "@timestamp",
    "@timestamp.nanos",
    CASE WHEN regexp_matches("@rawstring", '([bc])\z') THEN regexp_extract("@rawstring", '([bc])\z', 1::BIGINT::INTEGER) END AS "letter",
    "order_1"
  FROM (
    SELECT
      c0 AS "@rawstring",
      c1 AS "@timestamp",
      c2 AS "@timestamp.nanos",
      place AS "order_1"
    FROM (VALUES
      ('a=1 b', 1795176000000, 0::BIGINT, 0),
      ('c', 1795176000000, 0::BIGINT, 1)
    ) AS t(c0, c1, c2, place)
  ) AS t
  WHERE regexp_matches("@rawstring", '([bc])\z')
) AS t
