SELECT
  "name",
  "newest",
  "oldest"
FROM (
  SELECT
    "name",
    arg_max_null("port", "_messageTime" ORDER BY rowid) AS "newest",
    arg_min_null("port", "_messageTime" ORDER BY rowid) AS "oldest"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
