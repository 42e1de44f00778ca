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
      regexp_matches("username", '(?i)scp\.exe') AS "found_ci",
      regexp_matches("username", '^scp$') AS "whole",
      regexp_matches("username", '(?i)\bscp\b') AS "word",
      (NOT regexp_matches("username", '(?i)scp')) AS "no",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
