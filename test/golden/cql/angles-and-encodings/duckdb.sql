SELECT
  "id",
  "s",
  "t",
  "d",
  "e",
  url_decode(replace("e", '+', ' ')) AS "f",
  host_graphemes_index_of_string_string_long_long_gives_long("c", '/', 0::BIGINT, 2::BIGINT) AS "p",
  host_graphemes_index_of_string_string_long_long_gives_long("c", '/', 0::BIGINT, 1::BIGINT) AS "q"
FROM (
  SELECT
    "id",
    "c",
    CASE WHEN isinf(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) THEN 'nan'::DOUBLE ELSE sin(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) END AS "s",
    atan2(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END, CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END) AS "t",
    degrees(CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END) AS "d",
    replace(replace(replace(url_encode("c"), '%20', '+'), '%2A', '*'), '~', '%7E') AS "e"
  FROM "events"
) AS t
