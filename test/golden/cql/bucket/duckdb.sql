SELECT
  "_bucket",
  "#event_simpleName",
  "_count",
  "_max"
FROM (
  SELECT
    "_bucket",
    "#event_simpleName",
    count(*) AS "_count",
    max("RemotePort") AS "_max"
  FROM (
    SELECT
      "#event_simpleName",
      "RemotePort",
      CASE WHEN 2000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 2000::BIGINT) + 2000::BIGINT) % 2000::BIGINT) END AS "_bucket"
    FROM "events"
    WHERE (NOT ("@timestamp" IS NULL))
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "#event_simpleName" NULLS FIRST
