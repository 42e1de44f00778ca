SELECT
  "username",
  "plain",
  "folded",
  "either",
  "inner_dollar",
  "anywhere",
  "ahead",
  "again",
  "escaped"
FROM (
  SELECT
    "username",
    "plain",
    "folded",
    "either",
    "inner_dollar",
    "anywhere",
    "ahead",
    "again",
    "escaped",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      regexp_full_match("username", 'scp') AS "plain",
      regexp_full_match("username", '[sS][cC][pP]') AS "folded",
      regexp_full_match("username", 'scp|scp\.exe') AS "either",
      host_backtracking_matches_string_string_string_gives_boolean("username", '\A(?:(?:scp$)?\n?)\z', '') AS "inner_dollar",
      regexp_full_match("username", '[^\n\r\x{85}\x{2028}\x{2029}]*scp[^\n\r\x{85}\x{2028}\x{2029}]*') AS "anywhere",
      host_backtracking_matches_string_string_string_gives_boolean("username", '\A(?:(?=.*c)\w+)\z', '') AS "ahead",
      (regexp_matches("username", '(?i)ab') AND host_backtracking_matches_string_string_string_gives_boolean("username", '\A(?:(ab)\1)\z', '')) AS "again",
      (regexp_matches("username", '(?i)a\$') AND host_backtracking_matches_string_string_string_gives_boolean("username", '\A(?:a\$)\z', '')) AS "escaped",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
