SELECT
  "_bucket",
  "_count"
FROM (
  SELECT
    (CASE WHEN 86400000::BIGINT > 0 THEN ("@timestamp" + 7200000::BIGINT) - (((("@timestamp" + 7200000::BIGINT) % 86400000::BIGINT) + 86400000::BIGINT) % 86400000::BIGINT) END - 7200000::BIGINT) AS "_bucket",
    count(*) AS "_count"
  FROM "events"
  WHERE (NOT ("@timestamp" IS NULL))
  GROUP BY 1
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST
