SELECT
  "cat",
  "sub",
  "tail",
  "len",
  "idx",
  "none",
  "parts",
  "ex",
  "exl",
  "no",
  "rep",
  "rex",
  "tr",
  "up",
  "b64",
  "bad",
  "j"
FROM (
  SELECT
    ('a' || '1' || coalesce(CASE WHEN isfinite(2.5e0) THEN replace(regexp_replace(CASE WHEN CAST(format('{:.15g}', 2.5e0) AS DOUBLE) = 2.5e0 THEN format('{:.15g}', 2.5e0) ELSE format('{:.17g}', 2.5e0) END, '^(-?\d+)$', '\1.0'), 'e', 'E') WHEN 2.5e0 IS NOT NULL THEN CASE WHEN isnan(2.5e0) THEN 'NaN' WHEN 2.5e0 > 0 THEN 'Infinity' ELSE '-Infinity' END END, '') || coalesce(CAST(true AS VARCHAR), '') || coalesce((strftime(make_timestamp((17672256000000000 - (((17672256000000000 % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST((((17672256000000000 % 10) + 10) % 10) AS VARCHAR) || 'Z'), '') || coalesce((CASE WHEN 54000000000 < 0 THEN '-' ELSE '' END || CASE WHEN abs(54000000000) >= 864000000000 THEN CAST(abs(54000000000) // 864000000000 AS VARCHAR) || '.' ELSE '' END || printf('%02d:%02d:%02d', abs(54000000000) // 36000000000 % 24, abs(54000000000) // 600000000 % 60, abs(54000000000) // 10000000 % 60) || CASE WHEN abs(54000000000) % 10000000 = 0 THEN '' ELSE printf('.%07d', abs(54000000000) % 10000000) END), '')) AS "cat",
    coalesce(substring('abcdef', 2::BIGINT + 1, 3::BIGINT), '') AS "sub",
    coalesce(substring('abcdef', greatest((length('abcdef') + (-2::BIGINT)), 0::BIGINT) + 1, 2147483647::BIGINT), '') AS "tail",
    length('é😀') AS "len",
    (strpos('abcabc', 'c') - 1) AS "idx",
    (strpos('abc', 'x') - 1) AS "none",
    CASE WHEN ',' IS NOT NULL THEN to_json(string_split('a,b,,c', ',')) END AS "parts",
    coalesce(CASE WHEN regexp_matches('x a=42', 'a=([0-9]+)') THEN regexp_extract('x a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, '') AS "ex",
    coalesce(CASE WHEN CAST(TRY_CAST(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, '') AS BIGINT) AS VARCHAR) = coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, '') THEN TRY_CAST(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, '') AS BIGINT) WHEN regexp_full_match(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, ''), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, ''), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, ''), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, '') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, ''), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(coalesce(CASE WHEN regexp_matches('a=42', 'a=([0-9]+)') THEN regexp_extract('a=42', 'a=([0-9]+)', 1::BIGINT::INTEGER) END, ''), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "exl",
    coalesce(CASE WHEN regexp_matches('abc', 'z(.)') THEN regexp_extract('abc', 'z(.)', 1::BIGINT::INTEGER) END, '') AS "no",
    replace('a.b.c', '.', '-') AS "rep",
    coalesce(regexp_replace('a1b2', '[0-9]', '#', 'g'), '') AS "rex",
    coalesce(regexp_replace('--a-b--', '^(?:-+)+|(?:-+)+$', '', 'g'), '') AS "tr",
    upper('abc') AS "up",
    coalesce(CASE WHEN length('YWJj') % 4 = 0 AND regexp_full_match('YWJj', '[A-Za-z0-9+/]*={0,2}') THEN TRY(decode(from_base64('YWJj'))) END, '') AS "b64",
    coalesce(CASE WHEN length('%%%') % 4 = 0 AND regexp_full_match('%%%', '[A-Za-z0-9+/]*={0,2}') THEN TRY(decode(from_base64('%%%'))) END, '') AS "bad",
    coalesce(CASE WHEN json_type('["a",1]'::JSON) = 'ARRAY' THEN array_to_string(list_transform(json_extract('["a",1]'::JSON, '$[*]'), lambda e: coalesce(e ->> '$', '')), '-') END, '') AS "j",
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
