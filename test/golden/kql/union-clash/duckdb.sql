SELECT
  "x" AS "x_long",
  '' AS "x_string",
  coalesce("y", '') AS "y",
  NULL::DOUBLE AS "z"
FROM "A"
UNION ALL
SELECT
  NULL::BIGINT AS "x_long",
  coalesce("x", '') AS "x_string",
  '' AS "y",
  "z"
FROM "B"
UNION ALL
SELECT
  "x" AS "x_long",
  '' AS "x_string",
  coalesce("y", '') AS "y",
  NULL::DOUBLE AS "z"
FROM "C"
