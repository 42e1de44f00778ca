SELECT
  "id",
  "i",
  "d",
  "n",
  "sum",
  "before"
FROM (
  SELECT
    "id",
    "i",
    "d",
    "n",
    "sum",
    "previous" AS "before",
    "order_1"
  FROM (
    SELECT
      "id",
      "d",
      "i",
      "n",
      "sum",
      "row",
      lag("d", 1::BIGINT::INTEGER) OVER (PARTITION BY "row" ORDER BY "order_1", "i") AS "previous",
      "order_1"
    FROM (
      SELECT
        "id",
        "d",
        "i",
        "row_number" AS "n",
        "sum",
        "row",
        "order_1"
      FROM (
        SELECT
          "id",
          "d",
          "i",
          "row",
          "row_number",
          CAST(sum(coalesce("d", 0::BIGINT)) OVER (PARTITION BY "row" ORDER BY "order_1", "i" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum",
          "order_1"
        FROM (
          SELECT
            "id",
            "d",
            "i",
            "row",
            row_number() OVER (PARTITION BY "row" ORDER BY "order_1", "i") AS "row_number",
            "order_1"
          FROM (
            SELECT
              "id",
              CASE WHEN (json_type("element") = 'VARCHAR') THEN NULL::BIGINT ELSE coalesce(CASE WHEN CAST(TRY_CAST(("element" ->> '$') AS BIGINT) AS VARCHAR) = ("element" ->> '$') THEN TRY_CAST(("element" ->> '$') AS BIGINT) WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("element" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("element" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("element" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) END AS "d",
              "place" AS "i",
              "row",
              "order_1"
            FROM (
              SELECT
                "id",
                "d",
                "row",
                unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
                unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "place",
                "order_1"
              FROM (
                SELECT
                  "id",
                  "d",
                  row_number() OVER (ORDER BY "order_1") AS "row",
                  "order_1"
                FROM (
                  SELECT
                    "id",
                    "d",
                    rowid AS "order_1"
                  FROM "T"
                  WHERE ("id" IN (1, 6))
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1", "i"
