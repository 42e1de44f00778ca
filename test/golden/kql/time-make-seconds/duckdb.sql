SELECT
  "a",
  "b",
  "c"
FROM (
  SELECT
    37235000000 AS "a",
    937800000001 AS "b",
    NULL::BIGINT AS "c",
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
