SELECT
  "username",
  "equal",
  "starts",
  "ends",
  "holds",
  "one",
  "one_ci",
  "accent",
  "no",
  "backslash",
  "any"
FROM (
  SELECT
    "username",
    "equal",
    "starts",
    "ends",
    "holds",
    "one",
    "one_ci",
    "accent",
    "no",
    "backslash",
    "any",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "username",
      ("username" = 'a.b') AS "equal",
      starts_with("username", 'a') AS "starts",
      regexp_matches("username", '(?s)[bB]$') AS "ends",
      contains("username", 'a.b') AS "holds",
      regexp_full_match("username", '(?s)a.b') AS "one",
      regexp_full_match("username", '(?s)[aA].[bB]') AS "one_ci",
      (lower("username") = 'é') AS "accent",
      (NOT starts_with("username", 'a')) AS "no",
      ("username" = 'a\b') AS "backslash",
      (regexp_matches("username", '(?s)^[aA]\.') OR (lower("username") = 'é')) AS "any",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
