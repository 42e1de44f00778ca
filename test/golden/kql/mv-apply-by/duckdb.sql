SELECT
  "id",
  "k",
  "d",
  "e",
  "big",
  "n"
FROM (
  SELECT
    "id",
    "k",
    "d",
    "e",
    "big",
    "n",
    "row" AS "order_2"
  FROM (
    SELECT
      "big",
      "n",
      "row",
      "id",
      "k",
      "d",
      "e",
      row_number() OVER (PARTITION BY "row" ORDER BY "big" NULLS FIRST, "row" NULLS FIRST, "big" NULLS FIRST) AS "place"
    FROM (
      SELECT
        "big",
        "count" AS "n",
        "row",
        "id",
        "k",
        "d",
        "e"
      FROM (
        SELECT
          "row",
          (coalesce(CASE WHEN CAST(TRY_CAST(("x" ->> '$') AS BIGINT) AS VARCHAR) = ("x" ->> '$') THEN TRY_CAST(("x" ->> '$') AS BIGINT) WHEN regexp_full_match(("x" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("x" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("x" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("x" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("x" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("x" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) > 2) AS "big",
          count(*) AS "count",
          any_value("id") AS "id",
          any_value("k") AS "k",
          any_value("d") AS "d",
          any_value("e") AS "e"
        FROM (
          SELECT
            "id",
            "k",
            "d",
            "e",
            "element" AS "x",
            "row"
          FROM (
            SELECT
              "id",
              "k",
              "d",
              "e",
              "row",
              unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element"
            FROM (
              SELECT
                "id",
                "k",
                "d",
                "e",
                row_number() OVER (ORDER BY "order_1") AS "row"
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
        GROUP BY 1, 2
      ) AS t
    ) AS t
  ) AS t
  WHERE ("place" <= 1)
) AS t
ORDER BY "big" NULLS FIRST, "order_2" NULLS FIRST, "big" NULLS FIRST
