SELECT
  "sourceip",
  "FIRST_username",
  "COUNT"
FROM (
  SELECT
    "sourceip",
    "first" AS "FIRST_username",
    "COUNT"
  FROM (
    SELECT
      "sourceip",
      count(*) AS "COUNT",
      arg_min_null("username", coalesce("starttime", 9223372036854775807) ORDER BY rowid) AS "first"
    FROM "events"
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "sourceip" NULLS FIRST, "sourceip" NULLS FIRST
