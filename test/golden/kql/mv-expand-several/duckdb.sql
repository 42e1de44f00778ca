SELECT
  "id",
  "place" AS "i",
  json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) AS "d",
  coalesce((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '') AS "f",
  "e"
FROM (
  SELECT
    "id",
    "d",
    "e",
    unnest(CASE WHEN json_type(to_json(list_transform(list_zip(json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]'), json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]')), lambda z: json_array(z[1], z[2])))) = 'ARRAY' THEN json_extract(to_json(list_transform(list_zip(json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]'), json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]')), lambda z: json_array(z[1], z[2]))), '$[*]') END) AS "element",
    unnest(range(coalesce(json_array_length(to_json(list_transform(list_zip(json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]'), json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]')), lambda z: json_array(z[1], z[2])))), 0)::BIGINT)) AS "place"
  FROM (
    SELECT
      "id",
      "d",
      "e"
    FROM "T"
  ) AS t
) AS t
