SELECT
  "user",
  "_count",
  "ips"
FROM (
  SELECT
    "user",
    count(*) AS "_count",
    count("ip") AS "ips"
  FROM (
    SELECT
      "user",
      "ip"
    FROM "events"
    WHERE (NOT ("user" IS NULL))
    UNION ALL
    SELECT
      "user",
      NULL::VARCHAR AS "ip"
    FROM "people.csv"
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "user" NULLS FIRST
