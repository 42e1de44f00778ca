SELECT
  "country_code",
  "asn",
  "_count"
FROM (
  SELECT
    "country_code",
    "asn",
    count(*) AS "_count"
  FROM (
    SELECT
      NULL::VARCHAR AS "country_code",
      NULL::VARCHAR AS "asn"
    FROM "messages"
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "country_code" NULLS LAST, "asn" NULLS LAST, "country_code" NULLS FIRST, "asn" NULLS FIRST
