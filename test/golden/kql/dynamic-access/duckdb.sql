SELECT
  "id",
  "head",
  "end",
  "deep",
  "odd",
  "k",
  "n",
  "keys",
  "isna"
FROM (
  SELECT
    "id",
    "head",
    "end",
    "deep",
    "odd",
    "k",
    "n",
    "keys",
    "isna",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      json_extract(json_extract("d", '/a'), CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) AS "head",
      coalesce((json_extract(json_extract("d", '/a'), CASE WHEN (-1::BIGINT) < 0 THEN '$[#' || (-1::BIGINT) || ']' ELSE '$[' || (-1::BIGINT) || ']' END) ->> '$'), '') AS "end",
      coalesce((json_extract(json_extract("d", '/b'), '/c') ->> '$'), '') AS "deep",
      coalesce(CASE lower((json_extract("d", '/p q') ->> '$')) WHEN 'true' THEN true WHEN 'false' THEN false END, (CASE WHEN CAST(TRY_CAST((json_extract("d", '/p q') ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("d", '/p q') ->> '$') THEN TRY_CAST((json_extract("d", '/p q') ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("d", '/p q') ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("d", '/p q') ->> '$'), E' \t\n\r'), '+') AS BIGINT) END <> 0)) AS "odd",
      CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$') AS BIGINT) AS VARCHAR) = (json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$') THEN TRY_CAST((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END, '/k') ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS INTEGER) AS BIGINT) AS "k",
      CASE WHEN json_type(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END) = 'ARRAY' THEN json_array_length(CASE WHEN ("j" = '') THEN NULL::JSON ELSE coalesce(CASE WHEN json_valid("j") THEN json("j") END, to_json("j")) END)::BIGINT END AS "n",
      CASE WHEN json_type("d") = 'OBJECT' THEN to_json(json_keys("d")) END AS "keys",
      ((json_extract("d", '/zzz') ->> '$') IS NULL) AS "isna",
      "order_1"
    FROM (
      SELECT
        "id",
        "d",
        coalesce("j", '') AS "j",
        rowid AS "order_1"
      FROM "T"
    ) AS t
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "order_2"
