SELECT
  "ColumnName",
  "ColumnOrdinal",
  "DataType",
  "ColumnType"
FROM (
  SELECT
    c0 AS "ColumnName",
    c1 AS "ColumnOrdinal",
    c2 AS "DataType",
    c3 AS "ColumnType",
    place AS "order_1"
  FROM (VALUES
    ('id', 0::BIGINT, 'System.Int64', 'long', 0),
    ('g', 1::BIGINT, 'System.String', 'string', 1),
    ('x', 2::BIGINT, 'System.Int64', 'long', 2),
    ('r', 3::BIGINT, 'System.Double', 'real', 3),
    ('t', 4::BIGINT, 'System.DateTime', 'datetime', 4)
  ) AS t(c0, c1, c2, c3, place)
) AS t
