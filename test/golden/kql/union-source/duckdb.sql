SELECT
  'A' AS "Source",
  "x" AS "x_long",
  '' AS "x_string",
  coalesce("y", '') AS "y",
  NULL::DOUBLE AS "z"
FROM "A"
UNION ALL
SELECT
  'B' AS "Source",
  NULL::BIGINT AS "x_long",
  coalesce("x", '') AS "x_string",
  '' AS "y",
  "z"
FROM "B"
