SELECT
  "trimmed",
  "first_empty",
  "every_empty",
  "behind",
  "swapped",
  "last"
FROM (
  SELECT
    "trimmed",
    "first_empty",
    "every_empty",
    "behind",
    "swapped",
    "last",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      host_backtracking_replace_every_string_string_string_string_gives_string("username", '\s+$', '', '!') AS "trimmed",
      regexp_replace("username", 'b*', '-') AS "first_empty",
      host_backtracking_replace_every_string_string_string_string_gives_string("username", 'b*', '', '-') AS "every_empty",
      host_backtracking_replace_every_string_string_string_string_gives_string("username", '(?<=a)b', '', 'x') AS "behind",
      regexp_replace("username", '(a)(b)', '\2\1$', 'g') AS "swapped",
      host_backtracking_replace_first_string_string_string_string_gives_string("username", 'scp$', '', 'ftp') AS "last",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
