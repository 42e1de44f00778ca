SELECT
  "From",
  "Name"
FROM (
  SELECT
    'Wide' AS "From",
    coalesce("Name", '') AS "Name"
  FROM "Proc"
  WHERE ("Id" > 7)
  UNION ALL
  SELECT
    'union_arg1' AS "From",
    coalesce("Name", '') AS "Name"
  FROM "Net"
  WHERE ("Port" = 22)
  UNION ALL
  SELECT
    'Tls' AS "From",
    coalesce("Name", '') AS "Name"
  FROM "Net"
  WHERE ("Port" = 443)
) AS t
