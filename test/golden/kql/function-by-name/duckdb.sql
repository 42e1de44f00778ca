SELECT
  "a",
  "b",
  "c",
  "d"
FROM (
  SELECT
    "a",
    ("a" * 3::BIGINT) AS "b",
    ("a" * 3::BIGINT) AS "c",
    'hello you' AS "d",
    "order_1"
  FROM (
    SELECT
      c0 AS "a",
      place AS "order_1"
    FROM (VALUES
      (2::BIGINT, 0),
      (NULL::BIGINT, 1)
    ) AS t(c0, place)
  ) AS t
) AS t
