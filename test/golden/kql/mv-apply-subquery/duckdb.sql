SELECT
  "id",
  "k",
  "e",
  "d",
  "most"
FROM (
  SELECT
    l."id" AS "id",
    l."k" AS "k",
    l."e" AS "e",
    l."d" AS "d",
    r."max_v" AS "most",
    l."order_1" AS "order_1",
    l."order_2" AS "order_2"
  FROM (
    SELECT
      l."id" AS "id",
      l."k" AS "k",
      l."d" AS "d",
      l."e" AS "e",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2"
    FROM (
      SELECT
        "id",
        "k",
        CASE WHEN (json_type("element") = 'VARCHAR') THEN NULL::BIGINT ELSE coalesce(CASE WHEN CAST(TRY_CAST(("element" ->> '$') AS BIGINT) AS VARCHAR) = ("element" ->> '$') THEN TRY_CAST(("element" ->> '$') AS BIGINT) WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("element" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(("element" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(("element" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(("element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(("element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) END AS "d",
        "e",
        "order_1",
        "order_2"
      FROM (
        SELECT
          "id",
          "k",
          "d",
          "e",
          unnest(CASE WHEN json_type(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END) = 'ARRAY' THEN json_extract(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END, '$[*]') END) AS "element",
          "order_1",
          unnest(range(coalesce(json_array_length(CASE json_type("d") WHEN 'ARRAY' THEN "d" WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST("d" AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array("d") END), 0)::BIGINT)) AS "order_2"
        FROM (
          SELECT
            "id",
            "k",
            "d",
            "e",
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
    ) AS l
    SEMI JOIN (
      SELECT
        "v" AS "key",
        "order_1"
      FROM (
        SELECT
          c0 AS "v",
          place AS "order_1"
        FROM (VALUES
          (1::BIGINT, 0),
          (20::BIGINT, 1)
        ) AS t(c0, place)
      ) AS t
    ) AS r
    ON (l."d" = r."key")
  ) AS l
  LEFT JOIN (
    SELECT
      "max_v"
    FROM (
      SELECT
        "max" AS "max_v"
      FROM (
        SELECT
          max("v") AS "max"
        FROM (
          SELECT
            c0 AS "v",
            place AS "order_1"
          FROM (VALUES
            (1::BIGINT, 0),
            (20::BIGINT, 1)
          ) AS t(c0, place)
        ) AS t
      ) AS t
      LIMIT 1
    ) AS t
  ) AS r
  ON true
) AS t
ORDER BY "order_1", "order_2"
