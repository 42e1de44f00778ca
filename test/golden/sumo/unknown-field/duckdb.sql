SELECT
  "name",
  "nme"
FROM (
  SELECT
    c0 AS "name",
    c1 AS "nme",
    place AS "order_1"
  FROM (VALUES
    (NULL::VARCHAR, NULL::VARCHAR, 0)
  ) AS t(c0, c1, place)
  WHERE false
) AS t
