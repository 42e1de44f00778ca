SELECT
  "_bucket",
  "n"
FROM (
  SELECT
    CASE WHEN 3000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 3000::BIGINT) + 3000::BIGINT) % 3000::BIGINT) END AS "_bucket",
    count(*) AS "n"
  FROM "events"
  WHERE (NOT ("@timestamp" IS NULL))
  GROUP BY 1
) AS t
WHERE ("n" > 1)
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST
