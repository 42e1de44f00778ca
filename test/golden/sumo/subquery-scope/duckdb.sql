SELECT
  "session",
  "_count"
FROM (
  SELECT
    "session",
    count(*) AS "_count"
  FROM "messages"
  WHERE (strlen("action") = 5 AND lower("action") = 'start')
    AND (lower("session") IN ('s1', 's2', 's3') AND strlen("session") = length("session"))
  GROUP BY 1
) AS t
ORDER BY "session" NULLS LAST, "session" NULLS FIRST
