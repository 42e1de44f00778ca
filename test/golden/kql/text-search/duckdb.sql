SELECT
  "s",
  "head",
  "after",
  "tail",
  "by_column",
  "inside",
  "second",
  "none",
  "overlapping",
  "pieces",
  "piece",
  "beyond",
  "by_data",
  "swapped",
  "kept",
  "data",
  "mapped",
  "dropped",
  "repeated",
  "times",
  "compared",
  "ascii",
  "utf8"
FROM (
  SELECT
    "s",
    (strpos("s", 'one') - 1) AS "head",
    CASE WHEN ((strpos(substring("s", 1::BIGINT + 1, 2147483647::BIGINT), 'one') - 1) < 0) THEN (-1::BIGINT) ELSE ((strpos(substring("s", 1::BIGINT + 1, 2147483647::BIGINT), 'one') - 1) + 1::BIGINT) END AS "after",
    host_text_index_of_within_string_string_long_long_long_gives_long("s", 'one', (-3::BIGINT), (-1::BIGINT), 1::BIGINT) AS "tail",
    host_text_index_of_within_string_string_long_long_long_gives_long("s", 'one', "n", (-1::BIGINT), 1::BIGINT) AS "by_column",
    host_text_index_of_within_string_string_long_long_long_gives_long("s", 'one', 0::BIGINT, 4::BIGINT, 1::BIGINT) AS "inside",
    host_text_index_of_within_string_string_long_long_long_gives_long("s", 'one', 0::BIGINT, (-1::BIGINT), 2::BIGINT) AS "second",
    host_text_index_of_within_string_string_long_long_long_gives_long("s", 'one', 0::BIGINT, (-2::BIGINT), 1::BIGINT) AS "none",
    2::BIGINT AS "overlapping",
    CASE WHEN ', ' IS NOT NULL THEN to_json(string_split("s", ', ')) END AS "pieces",
    CASE WHEN (json_extract(CASE WHEN ', ' IS NOT NULL THEN to_json(string_split("s", ', ')) END, CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) IS NULL) THEN '[]'::JSON ELSE json_array(json_extract(CASE WHEN ', ' IS NOT NULL THEN to_json(string_split("s", ', ')) END, CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END)) END AS "piece",
    CASE WHEN (json_extract(CASE WHEN ', ' IS NOT NULL THEN to_json(string_split("s", ', ')) END, CASE WHEN 7::BIGINT < 0 THEN '$[#' || 7::BIGINT || ']' ELSE '$[' || 7::BIGINT || ']' END) IS NULL) THEN '[]'::JSON ELSE json_array(json_extract(CASE WHEN ', ' IS NOT NULL THEN to_json(string_split("s", ', ')) END, CASE WHEN 7::BIGINT < 0 THEN '$[#' || 7::BIGINT || ']' ELSE '$[' || 7::BIGINT || ']' END)) END AS "beyond",
    CASE WHEN (coalesce(substring("s", 3::BIGINT + 1, 2::BIGINT), '') = '') THEN json_array("s") ELSE CASE WHEN coalesce(substring("s", 3::BIGINT + 1, 2::BIGINT), '') IS NOT NULL THEN to_json(string_split("s", coalesce(substring("s", 3::BIGINT + 1, 2::BIGINT), ''))) END END AS "by_data",
    host_text_replace_listed_string_dynamic_dynamic_gives_string("s", '["one","two"]'::JSON::VARCHAR, '["two","one"]'::JSON::VARCHAR) AS "swapped",
    host_text_replace_listed_string_dynamic_dynamic_gives_string("s", '["one",5,"o"]'::JSON::VARCHAR, '[1,"x",""]'::JSON::VARCHAR) AS "kept",
    CASE WHEN (coalesce(substring("s", 0::BIGINT + 1, 3::BIGINT), '') = '') THEN "s" ELSE replace("s", coalesce(substring("s", 0::BIGINT + 1, 3::BIGINT), ''), '3') END AS "data",
    translate("s", 'on ', 'ONN') AS "mapped",
    translate("s", 'eo', '') AS "dropped",
    ("s" || repeat(('|' || "s"), (2::BIGINT - 1::BIGINT))) AS "repeated",
    coalesce(repeat('ab', least("n", 1024::BIGINT)), '') AS "times",
    CASE WHEN ("s" < 'one') THEN (-1::BIGINT) WHEN ("s" > 'one') THEN 1::BIGINT ELSE 0::BIGINT END AS "compared",
    (length("s") = strlen("s")) AS "ascii",
    true AS "utf8",
    "order_1"
  FROM (
    SELECT
      c0 AS "s",
      c1 AS "n",
      place AS "order_1"
    FROM (VALUES
      ('one, two, one', 1::BIGINT, 0),
      ('', 0::BIGINT, 1),
      ('é😀one', (-3::BIGINT), 2)
    ) AS t(c0, c1, place)
  ) AS t
) AS t
