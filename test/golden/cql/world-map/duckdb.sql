SELECT
  "_geohash",
  "_count" AS "magnitude"
FROM (
  SELECT
    host_geo_geohash_real_real_long_gives_string("lon", CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, 4::BIGINT) AS "_geohash",
    count(*) AS "_count"
  FROM "events"
  WHERE (NOT (host_geo_geohash_real_real_long_gives_string("lon", CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, 4::BIGINT) IS NULL))
  GROUP BY 1
) AS t
ORDER BY "_geohash" NULLS FIRST
