SELECT
  "id",
  "k",
  "all",
  "n",
  "m",
  "e"
FROM (
  SELECT
    "id",
    "k",
    "list" AS "all",
    "count" AS "n",
    "max" AS "m",
    "e",
    "row" AS "order_1"
  FROM (
    SELECT
      "row",
      coalesce(to_json((list("d" ORDER BY "d" NULLS FIRST, "order_1", "order_2") FILTER (WHERE "d" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "list",
      count(*) AS "count",
      max("d") AS "max",
      any_value("id") AS "id",
      any_value("k") AS "k",
      any_value("e") AS "e"
    FROM (
      SELECT
        "id",
        "k",
        CASE WHEN (json_type("d") = 'VARCHAR') THEN NULL::BIGINT ELSE coalesce(CASE WHEN CAST(TRY_CAST(("d" ->> '$') AS BIGINT) AS VARCHAR) = ("d" ->> '$') THEN TRY_CAST(("d" ->> '$') AS BIGINT) WHEN regexp_full_match(("d" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("d" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("d" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("d" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("d" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("d" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) END AS "d",
        "e",
        "row",
        "order_1",
        "order_2"
      FROM (
        SELECT
          "id",
          "k",
          "e",
          "row",
          json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) AS "d",
          "order_1",
          "order_2"
        FROM (
          SELECT
            "id",
            "k",
            "d",
            "e",
            "row",
            unnest(CASE WHEN json_type(to_json(list_transform(list_zip(json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]'), json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]')), lambda z: json_array(z[1], z[2])))) = 'ARRAY' THEN json_extract(to_json(list_transform(list_zip(json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]'), json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]')), lambda z: json_array(z[1], z[2]))), '$[*]') END) AS "element",
            "order_1",
            unnest(range(coalesce(json_array_length(to_json(list_transform(list_zip(json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]'), json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]')), lambda z: json_array(z[1], z[2])))), 0)::BIGINT)) AS "order_2"
          FROM (
            SELECT
              "id",
              "k",
              "d",
              "e",
              row_number() OVER (ORDER BY "order_1") AS "row",
              "order_1"
            FROM (
              SELECT
                "id",
                coalesce("k", '') AS "k",
                "d",
                "e",
                rowid AS "order_1"
              FROM "T"
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST
