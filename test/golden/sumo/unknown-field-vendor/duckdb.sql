SELECT
  "_messageTime",
  "name",
  "port",
  "size",
  "ratio"
FROM (
  SELECT
    c0 AS "_messageTime",
    c1 AS "name",
    c2 AS "port",
    c3 AS "size",
    c4 AS "ratio",
    place AS "order_1"
  FROM (VALUES
    (NULL::BIGINT, NULL::VARCHAR, NULL::VARCHAR, NULL::BIGINT, NULL::DOUBLE, 0)
  ) AS t(c0, c1, c2, c3, c4, place)
  WHERE false
) AS t
