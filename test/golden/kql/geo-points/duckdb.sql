SELECT
  "name",
  "hash",
  "short",
  "none",
  "km",
  "bearing",
  "angle",
  "near",
  "centre",
  "corner"
FROM (
  SELECT
    "name",
    "hash",
    coalesce(host_geo_geohash_real_real_long_gives_string("longitude", "latitude", 5::BIGINT), '') AS "short",
    coalesce(host_geo_geohash_real_real_long_gives_string("longitude", "latitude", 19::BIGINT), '') AS "none",
    round(CASE WHEN 1000::BIGINT = 0 THEN CASE WHEN host_geo_distance_real_real_real_real_gives_real("longitude", "latitude", 2.3522e0, 48.8566e0) = 0 OR isnan(host_geo_distance_real_real_real_real_gives_real("longitude", "latitude", 2.3522e0, 48.8566e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN host_geo_distance_real_real_real_real_gives_real("longitude", "latitude", 2.3522e0, 48.8566e0) > 0 THEN 'inf'::DOUBLE WHEN host_geo_distance_real_real_real_real_gives_real("longitude", "latitude", 2.3522e0, 48.8566e0) < 0 THEN '-inf'::DOUBLE END ELSE host_geo_distance_real_real_real_real_gives_real("longitude", "latitude", 2.3522e0, 48.8566e0)::DOUBLE / 1000::BIGINT::DOUBLE END::DOUBLE, 3::BIGINT::INTEGER) AS "km",
    round(host_geo_azimuth_real_real_real_real_gives_real(2.3522e0, 48.8566e0, "longitude", "latitude")::DOUBLE, 6::BIGINT::INTEGER) AS "bearing",
    round(host_geo_angle_real_real_real_real_real_real_gives_real(0e0, 0e0, 2.3522e0, 48.8566e0, "longitude", "latitude")::DOUBLE, 6::BIGINT::INTEGER) AS "angle",
    host_geo_in_circle_real_real_real_real_real_gives_boolean("longitude", "latitude", 2.3522e0, 48.8566e0, 1000000e0) AS "near",
    json_extract(host_geo_geohash_centre_string_gives_dynamic("hash")::JSON, '/coordinates') AS "centre",
    json_extract(json_extract(json_extract(host_geo_geohash_polygon_string_gives_dynamic("hash")::JSON, '/coordinates'), CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END), CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) AS "corner",
    "order_1"
  FROM (
    SELECT
      "name",
      "longitude",
      "latitude",
      coalesce(host_geo_geohash_real_real_long_gives_string("longitude", "latitude", 7::BIGINT), '') AS "hash",
      "order_1"
    FROM (
      SELECT
        c0 AS "name",
        c1 AS "longitude",
        c2 AS "latitude",
        place AS "order_1"
      FROM (VALUES
        ('Berlin', 13.404954e0, 52.520008e0, 0),
        ('Sydney', 151.2093e0, (-33.8688e0), 1),
        ('pole', 0e0, 90e0, 2),
        ('nowhere', 181e0, 0e0, 3),
        ('unknown', NULL::DOUBLE, 0e0, 4)
      ) AS t(c0, c1, c2, place)
    ) AS t
  ) AS t
) AS t
