SELECT
  "id",
  "element" AS "d"
FROM (
  SELECT
    "id",
    "d",
    unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
    unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "place"
  FROM (
    SELECT
      "id",
      "d"
    FROM "T"
  ) AS t
) AS t
WHERE ("place" < 2)
