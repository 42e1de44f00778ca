SELECT
  "id",
  "e"
FROM (
  SELECT
    "id",
    "e",
    coalesce(("e" ->> '$'), '') AS "order_2",
    "order_1" AS "order_3",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "id",
      "element" AS "e",
      "order_1",
      "order_2"
    FROM (
      SELECT
        "id",
        "d",
        unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
        "order_1",
        unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "order_2"
      FROM (
        SELECT
          "id",
          "d",
          rowid AS "order_1"
        FROM "T"
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "order_2" NULLS FIRST, "order_3", "order_4"
