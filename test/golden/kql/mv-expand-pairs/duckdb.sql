SELECT
  "id",
  "element" AS "e",
  json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) AS "name",
  json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) AS "value"
FROM (
  SELECT
    "id",
    "e",
    unnest(CASE WHEN json_type(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_array(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END) = 'ARRAY' THEN json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_array(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]') END) AS "element"
  FROM (
    SELECT
      "id",
      "e"
    FROM "T"
    WHERE ("id" IN (4, 6, 7))
  ) AS t
) AS t
