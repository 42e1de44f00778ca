SELECT
  "J",
  "D",
  coalesce(("D" ->> '$'), '') AS "Text",
  CASE coalesce(json_type("D"), 'NULL') WHEN 'NULL' THEN 'null' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' ELSE 'long' END AS "Kind",
  (("D" ->> '$') IS NULL) AS "Null",
  json_extract("D", '/a') AS "A",
  coalesce(host_array_joined_by_dynamic_string_gives_string(json_extract(json_extract("D", '/a'), '/b')::VARCHAR, "Sep"), '') AS "Joined",
  json_extract(json_extract("D", '/a'), '/b') AS "Same",
  CASE WHEN regexp_matches("J", '(?s)^\{') THEN coalesce((json_extract("D", '/a') ->> '$'), '') ELSE 'other' END AS "Either"
FROM (
  SELECT
    "J",
    "Sep",
    CASE WHEN ("J" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("J") THEN json("J") END, to_json("J")) END AS "D"
  FROM (
    SELECT
      coalesce("J", '') AS "J",
      coalesce("Sep", '') AS "Sep"
    FROM "Events"
  ) AS t
) AS t
