SELECT
  "Line",
  "Needle",
  "word",
  "whole",
  "whole_cs",
  "start",
  "start_cs",
  "end",
  "end_cs",
  "never",
  "any",
  "all"
FROM (
  SELECT
    "Line",
    "Needle",
    coalesce(host_text_index_of_listed_term_ci_string_dynamic_gives_long("Line", '["certutil",4444,"curl"]'::JSON::VARCHAR), (-1::BIGINT)) AS "word",
    host_text_has_given_term_ci_string_string_gives_boolean("Line", "Needle") AS "whole",
    host_text_has_given_term_string_string_gives_boolean("Line", "Needle") AS "whole_cs",
    host_text_has_given_term_prefix_ci_string_string_gives_boolean("Line", "Needle") AS "start",
    host_text_has_given_term_prefix_string_string_gives_boolean("Line", "Needle") AS "start_cs",
    host_text_has_given_term_suffix_ci_string_string_gives_boolean("Line", "Needle") AS "end",
    host_text_has_given_term_suffix_string_string_gives_boolean("Line", "Needle") AS "end_cs",
    (NOT host_text_has_given_term_ci_string_string_gives_boolean("Line", "Needle")) AS "never",
    (regexp_matches("Line", '(?s)(?:^|[^\pL\pN])[nN][cC](?:[^\pL\pN]|$)') OR host_text_has_given_term_ci_string_string_gives_boolean("Line", "Needle")) AS "any",
    ((regexp_matches("Line", '(?s)\-[eE](?:[^\pL\pN]|$)')) AND host_text_has_given_term_ci_string_string_gives_boolean("Line", "Needle")) AS "all",
    "order_1"
  FROM (
    SELECT
      c0 AS "Line",
      c1 AS "Needle",
      place AS "order_1"
    FROM (VALUES
      ('curl -e http://a.test:4444/x', 'CURL', 0),
      ('mycurl -e', 'curl', 1),
      ('curls', 'curl', 2),
      ('nc -e cmd', '-e ', 3),
      ('nc -e', '-e ', 4),
      ('anything', '', 5),
      ('', 'x', 6)
    ) AS t(c0, c1, place)
  ) AS t
) AS t
