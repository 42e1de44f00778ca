SELECT
  "_bucket",
  "_function",
  "hosts"
FROM (
  SELECT
    CASE WHEN 3600000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 3600000::BIGINT) + 3600000::BIGINT) % 3600000::BIGINT) END AS "_bucket",
    max(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_function",
    count("host") AS "hosts"
  FROM "events"
  WHERE (NOT ("@timestamp" IS NULL))
  GROUP BY 1
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST
