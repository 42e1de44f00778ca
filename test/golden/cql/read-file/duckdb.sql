SELECT
  "name",
  "net",
  CASE WHEN ("net" = '') THEN '?' ELSE "net" END AS "kind"
FROM (
  SELECT
    "name",
    "net"
  FROM (
    SELECT
      "name",
      NULL::VARCHAR AS "net"
    FROM "people.csv"
    UNION ALL
    SELECT
      NULL::VARCHAR AS "name",
      "net"
    FROM "nets.csv"
  ) AS t
  LIMIT 7
) AS t
