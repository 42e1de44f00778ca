SELECT
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "g"
FROM (
  SELECT
    true AS "a",
    false AS "b",
    false AS "c",
    NULL::BOOLEAN AS "d",
    true AS "e",
    true AS "f",
    true AS "g",
    "order_1"
  FROM (
    SELECT
      c0 AS "row",
      place AS "order_1"
    FROM (VALUES
      (1::BIGINT, 0)
    ) AS t(c0, place)
  ) AS t
) AS t
