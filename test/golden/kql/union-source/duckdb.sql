SELECT
  'A' AS "Source",
  "x" AS "x_long",
  '' AS "x_string",
  "y",
  NULL::DOUBLE AS "z"
FROM (
  SELECT
    "x",
    coalesce("y", '') AS "y"
  FROM "A"
) AS t
UNION ALL
SELECT
  'B' AS "Source",
  NULL::BIGINT AS "x_long",
  "x" AS "x_string",
  '' AS "y",
  "z"
FROM (
  SELECT
    coalesce("x", '') AS "x",
    "z"
  FROM "B"
) AS t
