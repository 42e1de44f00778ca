SELECT
  "id",
  "i",
  "d"
FROM (
  SELECT
    "id",
    "i",
    "d",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      "place" AS "i",
      CASE WHEN (json_type("element") = 'VARCHAR') THEN NULL::BIGINT ELSE coalesce(CASE WHEN CAST(TRY_CAST(("element" ->> '$') AS BIGINT) AS VARCHAR) = ("element" ->> '$') THEN TRY_CAST(("element" ->> '$') AS BIGINT) WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("element" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("element" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("element" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) END AS "d",
      "order_1"
    FROM (
      SELECT
        "id",
        "d",
        unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
        unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "place",
        "order_1"
      FROM (
        SELECT
          "id",
          "d",
          rowid AS "order_1"
        FROM "T"
        WHERE ("id" = 4)
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "i" NULLS FIRST, "order_2", "i"
