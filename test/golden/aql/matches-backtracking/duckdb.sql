SELECT
  "username",
  "bare",
  "no_prefix",
  "twice",
  "possessive"
FROM (
  SELECT
    "username",
    "bare",
    "no_prefix",
    "twice",
    "possessive",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      (regexp_matches("username", '(?i)scp') AND host_backtracking_matches_string_string_string_gives_boolean("username", 'scp(?!\.exe)', '')) AS "bare",
      (regexp_matches("username", '(?i)scp') AND host_backtracking_matches_string_string_string_gives_boolean("username", '(?<!re|a)scp', 'i')) AS "no_prefix",
      host_backtracking_matches_string_string_string_gives_boolean("username", '(a.)\1', '') AS "twice",
      host_backtracking_matches_string_string_string_gives_boolean("username", 'a++a', '') AS "possessive",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE (NOT host_backtracking_matches_string_string_string_gives_boolean("username", '(?<=x)y', ''))
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
