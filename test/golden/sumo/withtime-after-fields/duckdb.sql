SELECT
  "host",
  "n"
FROM (
  SELECT
    "host",
    arg_max_null("n", "_messageTime" ORDER BY rowid) AS "n"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
