SELECT
  "id",
  "k",
  "e",
  "Count"
FROM (
  SELECT
    "id",
    "k",
    "e",
    "count" AS "Count",
    "row" AS "order_1"
  FROM (
    SELECT
      "row",
      count(*) AS "count",
      any_value("id") AS "id",
      any_value("k") AS "k",
      any_value("e") AS "e"
    FROM (
      SELECT
        "row",
        "d",
        coalesce(("fs" ->> '$'), '') AS "fs",
        any_value("id") AS "id",
        any_value("k") AS "k",
        any_value("e") AS "e"
      FROM (
        SELECT
          "id_2" AS "id",
          "k_2" AS "k",
          "d",
          "e_2" AS "e",
          "list" AS "fs",
          "row",
          "row_2" AS "order_2"
        FROM (
          SELECT
            "row_2" AS "row",
            "row" AS "row_2",
            coalesce(to_json((list(CASE WHEN (("f" ->> '$') IS NULL) THEN NULL::JSON ELSE "f" END ORDER BY "order_1", "order_2", "order_3") FILTER (WHERE CASE WHEN (("f" ->> '$') IS NULL) THEN NULL::JSON ELSE "f" END IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "list",
            any_value("id") AS "id_2",
            any_value("k") AS "k_2",
            any_value("d") AS "d",
            any_value("e") AS "e_2",
            any_value("id") AS "id_2",
            any_value("k") AS "k_2",
            any_value("e") AS "e_2"
          FROM (
            SELECT
              "id",
              "k",
              "d",
              "e",
              "element" AS "f",
              "row_2" AS "row",
              "row" AS "row_2",
              "order_1",
              "order_2",
              "order_3"
            FROM (
              SELECT
                "id",
                "k",
                "d",
                "e",
                "row",
                "row_2",
                unnest(CASE WHEN json_type(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END) = 'ARRAY' THEN json_extract(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END, '$[*]') END) AS "element",
                "order_1",
                "order_2",
                unnest(range(coalesce(json_array_length(CASE json_type("e") WHEN 'ARRAY' THEN "e" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("e" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("e") END), 0)::BIGINT)) AS "order_3"
              FROM (
                SELECT
                  "id",
                  "k",
                  "d",
                  "e",
                  "row",
                  row_number() OVER (PARTITION BY "row" ORDER BY "order_1", "order_2") AS "row_2",
                  "order_1",
                  "order_2"
                FROM (
                  SELECT
                    "id",
                    "k",
                    CASE WHEN (json_type("element") = 'VARCHAR') THEN NULL::BIGINT ELSE coalesce(CASE WHEN CAST(TRY_CAST(("element" ->> '$') AS BIGINT) AS VARCHAR) = ("element" ->> '$') THEN TRY_CAST(("element" ->> '$') AS BIGINT) WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("element" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("element" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("element" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) END AS "d",
                    "e",
                    "row",
                    "order_1",
                    "place" AS "order_2"
                  FROM (
                    SELECT
                      "id",
                      "k",
                      "d",
                      "e",
                      "row",
                      unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
                      unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "place",
                      "order_1"
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
                        WHERE ("id" IN (1, 6))
                      ) AS t
                    ) AS t
                  ) AS t
                  WHERE ("place" < 2)
                ) AS t
              ) AS t
            ) AS t
          ) AS t
          GROUP BY 1, 2
        ) AS t
        WHERE ("d" > 1)
      ) AS t
      GROUP BY 1, 2, 3
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST
