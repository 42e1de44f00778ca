SELECT
  "id",
  "n",
  "u",
  "p",
  "q",
  "s",
  host_graphemes_slice_string_long_long_gives_string("t", "p", "n") AS "m",
  host_graphemes_slice_string_long_long_gives_string("t", TRY_CAST(trunc(CASE WHEN regexp_full_match("from", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("from", E' \t\n\r') AS DOUBLE) END) AS BIGINT), TRY_CAST(trunc(CASE WHEN regexp_full_match("to", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("to", E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "z"
FROM (
  SELECT
    "id",
    "t",
    "from",
    "to",
    host_graphemes_count_string_gives_long("t") AS "n",
    CASE WHEN strlen("t") = length("t") THEN length("t") ELSE length("t") + length(regexp_replace("t", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END AS "u",
    host_graphemes_index_of_string_string_long_long_gives_long("t", 'b', 1::BIGINT, 1::BIGINT) AS "p",
    host_graphemes_index_of_string_string_long_long_gives_long("t", 'b', 0::BIGINT, 2::BIGINT) AS "q",
    host_graphemes_slice_string_long_long_gives_string("t", 1::BIGINT, host_graphemes_count_string_gives_long("t")) AS "s"
  FROM "events"
) AS t
