SELECT
  "_geohash",
  "_max" AS "magnitude"
FROM (
  SELECT
    host_geo_geohash_real_real_long_gives_string(CASE WHEN regexp_full_match("place.lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place.lon", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("place.lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place.lat", E' \t\n\r') AS DOUBLE) END, 2::BIGINT) AS "_geohash",
    max(CASE WHEN regexp_full_match("dst.asn", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("dst.asn", E' \t\n\r') AS DOUBLE) END) AS "_max"
  FROM (
    SELECT
      (json_extract("origin", '/lat') ->> '$') AS "place.lat",
      (json_extract("origin", '/lon') ->> '$') AS "place.lon",
      (json_extract(host_ip_origin_string_gives_dynamic("dst")::JSON, '/asn') ->> '$') AS "dst.asn"
    FROM (
      SELECT
        "dst",
        host_ip_origin_string_gives_dynamic("src")::JSON AS "origin"
      FROM "events"
    ) AS t
  ) AS t
  WHERE (NOT (host_geo_geohash_real_real_long_gives_string(CASE WHEN regexp_full_match("place.lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place.lon", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("place.lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place.lat", E' \t\n\r') AS DOUBLE) END, 2::BIGINT) IS NULL))
  GROUP BY 1
) AS t
ORDER BY "_geohash" NULLS FIRST
