SELECT
  'Proc' AS "from_table",
  "At",
  coalesce("Name", '') AS "Name",
  '' AS "Port"
FROM "Proc"
WHERE (("Name" = 'x') OR regexp_matches("Line", '(?s)(?:^|[^\pL\pN])[wW][hH][oO][aA][mM][iI](?:[^\pL\pN]|$)'))
UNION ALL
SELECT
  'Net' AS "from_table",
  "At",
  coalesce("Name", '') AS "Name",
  coalesce(CAST("Port" AS VARCHAR), '') AS "Port"
FROM "Net"
WHERE (("Name" = 'x') OR regexp_matches('', '(?s)(?:^|[^\pL\pN])[wW][hH][oO][aA][mM][iI](?:[^\pL\pN]|$)'))
