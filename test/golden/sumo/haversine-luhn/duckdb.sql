SELECT
  "km",
  "valid",
  "v"
FROM (
  SELECT
    "km",
    "valid",
    "v",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (CASE WHEN 6371009e0 = 0 THEN CASE WHEN host_geo_haversine_distance_real_real_real_real_gives_real(CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lon", E' \t\n\r') AS DOUBLE) END, 52.5e0, 13.4e0) = 0 OR isnan(host_geo_haversine_distance_real_real_real_real_gives_real(CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lon", E' \t\n\r') AS DOUBLE) END, 52.5e0, 13.4e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN host_geo_haversine_distance_real_real_real_real_gives_real(CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lon", E' \t\n\r') AS DOUBLE) END, 52.5e0, 13.4e0) > 0 THEN 'inf'::DOUBLE WHEN host_geo_haversine_distance_real_real_real_real_gives_real(CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lon", E' \t\n\r') AS DOUBLE) END, 52.5e0, 13.4e0) < 0 THEN '-inf'::DOUBLE END ELSE host_geo_haversine_distance_real_real_real_real_gives_real(CASE WHEN regexp_full_match("lat", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lat", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("lon", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("lon", E' \t\n\r') AS DOUBLE) END, 52.5e0, 13.4e0)::DOUBLE / 6371009e0::DOUBLE END * 6372.8e0) AS "km",
      CASE WHEN "card" IS NOT NULL THEN coalesce(list_sum(list_transform(string_split(reverse(regexp_replace("card", '[^0-9]', '', 'g')), ''), lambda d, i: CASE WHEN d = '' THEN NULL WHEN i % 2 = 1 THEN CAST(d AS INTEGER) ELSE CAST(d AS INTEGER) * 2 % 10 + CAST(d AS INTEGER) // 5 END)) % 10 = 0, false) END AS "valid",
      CASE WHEN CASE WHEN "card" IS NOT NULL THEN coalesce(list_sum(list_transform(string_split(reverse(regexp_replace("card", '[^0-9]', '', 'g')), ''), lambda d, i: CASE WHEN d = '' THEN NULL WHEN i % 2 = 1 THEN CAST(d AS INTEGER) ELSE CAST(d AS INTEGER) * 2 % 10 + CAST(d AS INTEGER) // 5 END)) % 10 = 0, false) END THEN true ELSE false END AS "v",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
