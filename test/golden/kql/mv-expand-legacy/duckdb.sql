SELECT
  "id",
  "big",
  "count" AS "n"
FROM (
  SELECT
    "id",
    "big",
    count(*) AS "count"
  FROM (
    SELECT
      "id",
      coalesce(("element" ->> '$'), '') AS "big"
    FROM (
      SELECT
        "id",
        "big",
        unnest(CASE WHEN json_type(CASE json_type("big") WHEN 'ARRAY' THEN "big" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("big" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("big") END) = 'ARRAY' THEN json_extract(CASE json_type("big") WHEN 'ARRAY' THEN "big" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("big" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("big") END, '$[*]') END) AS "element",
        unnest(range(coalesce(json_array_length(CASE json_type("big") WHEN 'ARRAY' THEN "big" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("big" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("big") END), 0)::BIGINT)) AS "place"
      FROM (
        SELECT
          "id",
          CASE WHEN ',' IS NOT NULL THEN to_json(string_split(repeat('x,', 200::BIGINT), ',')) END AS "big"
        FROM "T"
        WHERE ("id" = 1)
      ) AS t
    ) AS t
    WHERE ("place" < 128)
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "id" NULLS FIRST, "big" NULLS FIRST
