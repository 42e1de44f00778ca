SELECT
  "town",
  "country_code",
  "_count"
FROM (
  SELECT
    "town",
    "country_code",
    count(*) AS "_count"
  FROM (
    SELECT
      (json_extract(host_ip_origin_string_gives_dynamic("name")::JSON, '/city') ->> '$') AS "town",
      (json_extract(host_ip_origin_string_gives_dynamic("port")::JSON, '/country') ->> '$') AS "country_code"
    FROM "messages"
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "town" NULLS LAST, "country_code" NULLS LAST, "town" NULLS FIRST, "country_code" NULLS FIRST
