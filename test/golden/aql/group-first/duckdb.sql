SELECT
  "FIRST_sourceport",
  "username",
  "FIRST_Process Name",
  "COUNT",
  "COUNT_username",
  "AVG_magnitude",
  "LOWER_username",
  "who"
FROM (
  SELECT
    "first" AS "FIRST_sourceport",
    "username",
    "first_2" AS "FIRST_Process Name",
    "COUNT",
    "COUNT_2" AS "COUNT_username",
    "AVG" AS "AVG_magnitude",
    lower("username") AS "LOWER_username",
    "username" AS "who"
  FROM (
    SELECT
      "username",
      count(*) AS "COUNT",
      count("username") AS "COUNT_2",
      avg("magnitude") AS "AVG",
      arg_min_null("sourceport", coalesce("starttime", 9223372036854775807) ORDER BY rowid) AS "first",
      arg_min_null("Process Name", coalesce("starttime", 9223372036854775807) ORDER BY rowid) AS "first_2"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "username" NULLS FIRST, "username" NULLS FIRST
