SELECT
  "id",
  "s",
  "t",
  "d",
  "e",
  url_decode("e") AS "f",
  CASE WHEN len(string_split("c", '/')) > 2::BIGINT THEN CAST(list_sum(list_transform(string_split("c", '/')[1:2::BIGINT], lambda p: length(p))) + (2::BIGINT - 1) * length('/') AS BIGINT) WHEN "c" IS NOT NULL AND '/' IS NOT NULL AND 2::BIGINT IS NOT NULL THEN -1 END AS "p",
  (strpos("c", '/') - 1) AS "q"
FROM (
  SELECT
    "id",
    "c",
    CASE WHEN isinf(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) THEN 'nan'::DOUBLE ELSE sin(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) END AS "s",
    atan2(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END) AS "t",
    degrees(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) AS "d",
    url_encode("c") AS "e"
  FROM "events"
) AS t
