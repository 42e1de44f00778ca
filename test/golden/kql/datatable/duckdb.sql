SELECT
  "a",
  "b",
  "c",
  "d",
  "e"
FROM (
  SELECT
    c0 AS "a",
    c1 AS "b",
    c2 AS "c",
    c3 AS "d",
    c4 AS "e",
    place AS "order_1"
  FROM (VALUES
    ('x', (-1::BIGINT), 17673120000000000, '{"k":[1.0,"v"]}'::JSON, 2e0, 0),
    ('', NULL::BIGINT, NULL::BIGINT, NULL::JSON, 'nan'::DOUBLE, 1)
  ) AS t(c0, c1, c2, c3, c4, place)
) AS t
