SELECT
  coalesce("k", '') AS "k",
  "x" AS "x_long1",
  '' AS "x_string",
  coalesce("Type", '') AS "Type",
  NULL::BIGINT AS "x_long"
FROM "A"
UNION ALL
SELECT
  coalesce("k", '') AS "k",
  NULL::BIGINT AS "x_long1",
  coalesce("x", '') AS "x_string",
  '' AS "Type",
  "x_long"
FROM "B"
