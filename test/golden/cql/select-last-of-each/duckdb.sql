SELECT
  "user",
  "host",
  "bytes",
  "n"
FROM (
  SELECT
    "user",
    arg_max_null("host", "@timestamp" ORDER BY rowid) FILTER (WHERE (NOT ("host" IS NULL))) AS "host",
    arg_max_null("bytes", "@timestamp" ORDER BY rowid) FILTER (WHERE (NOT ("bytes" IS NULL))) AS "bytes",
    count(*) AS "n"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "user" NULLS LAST, "user" NULLS FIRST
