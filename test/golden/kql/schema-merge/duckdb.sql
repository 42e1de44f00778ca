SELECT
  'in order' AS "Kind",
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
    ('Name', 0::BIGINT, 'System.String', 'string', 0),
    ('Port', (-1::BIGINT), 'ERROR(unknown CSL type:ERROR(columns are out of order))', 'ERROR(columns are out of order)', 1),
    ('Note', (-1::BIGINT), 'ERROR(unknown CSL type:ERROR(columns are out of order))', 'ERROR(columns are out of order)', 2),
    ('Seen', 3::BIGINT, 'System.DateTime', 'datetime', 3)
  ) AS t(c0, c1, c2, c3, place)
) AS t
UNION ALL
SELECT
  'anyhow' AS "Kind",
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
    ('Name', 0::BIGINT, 'System.String', 'string', 0),
    ('Port', 1::BIGINT, 'System.Int32', 'int', 1),
    ('Note', 2::BIGINT, 'System.String', 'string', 2),
    ('Seen', 3::BIGINT, 'System.DateTime', 'datetime', 3)
  ) AS t(c0, c1, c2, c3, place)
) AS t
