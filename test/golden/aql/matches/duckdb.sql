SELECT
  "username",
  "found",
  "found_ci",
  "whole",
  "word",
  "no"
FROM (
  SELECT
    "username",
    "found",
    "found_ci",
    "whole",
    "word",
    "no",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      regexp_matches("username", 'scp\.exe') AS "found",
      regexp_matches("username", '[sS][cC][pP]\.[eE][xX][eE]') AS "found_ci",
      regexp_matches("username", '^scp(?:(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)') AS "whole",
      regexp_matches("username", '\b[sS][cC][pP]\b') AS "word",
      (NOT regexp_matches("username", '[sS][cC][pP]')) AS "no",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
