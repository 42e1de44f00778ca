SELECT
  "id",
  "k",
  "d",
  "x"
FROM (
  SELECT
    "id",
    ("k" || '!') AS "k",
    "d",
    "x",
    "order_2",
    "order_3"
  FROM (
    SELECT
      "id",
      "k",
      "d",
      "x",
      "row",
      row_number() OVER (PARTITION BY "row" ORDER BY "x" DESC NULLS LAST, "order_1", "order_2") AS "place",
      "order_1" AS "order_2",
      "order_2" AS "order_3"
    FROM (
      SELECT
        "id",
        "k",
        "d",
        CASE WHEN (json_type("element") = 'VARCHAR') THEN NULL::BIGINT ELSE coalesce(CASE WHEN CAST(TRY_CAST(("element" ->> '$') AS BIGINT) AS VARCHAR) = ("element" ->> '$') THEN TRY_CAST(("element" ->> '$') AS BIGINT) WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("element" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("element" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("element" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) END AS "x",
        "row",
        "order_1",
        "order_2"
      FROM (
        SELECT
          "id",
          "k",
          "d",
          "row",
          unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
          "order_1",
          unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "order_2"
        FROM (
          SELECT
            "id",
            "k",
            "d",
            row_number() OVER (ORDER BY "order_1") AS "row",
            "order_1"
          FROM (
            SELECT
              "id",
              coalesce("k", '') AS "k",
              "d",
              rowid AS "order_1"
            FROM "T"
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  WHERE ("place" <= 2)
) AS t
ORDER BY "x" DESC NULLS LAST, "order_2", "order_3"
