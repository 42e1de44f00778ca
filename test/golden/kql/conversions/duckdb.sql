SELECT
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "g",
  "h",
  "i",
  "j",
  "k",
  "l",
  "m"
FROM (
  SELECT
    CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST('42' AS BIGINT) AS VARCHAR) = '42' THEN TRY_CAST('42' AS BIGINT) WHEN regexp_full_match('42', '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim('42', E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match('42', '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST('42' AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match('42', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('42', E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS INTEGER) AS BIGINT) AS "a",
    CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST('x' AS BIGINT) AS VARCHAR) = 'x' THEN TRY_CAST('x' AS BIGINT) WHEN regexp_full_match('x', '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim('x', E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match('x', '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST('x' AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match('x', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('x', E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS INTEGER) AS BIGINT) AS "b",
    coalesce(CASE WHEN CAST(TRY_CAST('0x1F' AS BIGINT) AS VARCHAR) = '0x1F' THEN TRY_CAST('0x1F' AS BIGINT) WHEN regexp_full_match('0x1F', '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim('0x1F', E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match('0x1F', '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST('0x1F' AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match('0x1F', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('0x1F', E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "c",
    CASE WHEN regexp_full_match('1.5', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('1.5', E' \t\n\r') AS DOUBLE) END AS "d",
    coalesce(CASE lower('true') WHEN 'true' THEN true WHEN 'false' THEN false END, (CASE WHEN CAST(TRY_CAST('true' AS BIGINT) AS VARCHAR) = 'true' THEN TRY_CAST('true' AS BIGINT) WHEN regexp_full_match('true', '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim('true', E' \t\n\r'), '+') AS BIGINT) END <> 0)) AS "e",
    17951688000000000 AS "f",
    NULL::BIGINT AS "g",
    36000000000 AS "h",
    '' AS "i",
    NULL::BIGINT AS "j",
    TRY_CAST(trunc(2.9e0) AS BIGINT) AS "k",
    coalesce(('{"a":1}'::JSON ->> '$'), '') AS "l",
    '74be27de-1e4e-49d9-b579-fe0b331d3642' AS "m",
    "order_1"
  FROM (
    SELECT
      c0 AS "row",
      place AS "order_1"
    FROM (VALUES
      (1::BIGINT, 0)
    ) AS t(c0, place)
  ) AS t
) AS t
