SELECT
  "host",
  "user",
  "bytes"
FROM (
  SELECT
    "host",
    "user",
    "bytes"
  FROM (
    SELECT
      "host",
      "user",
      sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "bytes"
    FROM "events"
    WHERE (NOT ("host" IS NULL))
      AND (NOT ("user" IS NULL))
    GROUP BY 1, 2
  ) AS t
  ORDER BY "bytes" DESC NULLS LAST, "host" NULLS FIRST, "user" NULLS FIRST
  LIMIT 2
) AS t
