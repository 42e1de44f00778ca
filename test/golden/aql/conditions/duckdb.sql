SELECT
  "rank",
  "kind",
  "score",
  "mixed"
FROM (
  SELECT
    "rank",
    "kind",
    "score",
    "mixed",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      CASE WHEN ("magnitude" > 5) THEN 'high' ELSE 'low' END AS "rank",
      CASE WHEN ("Event ID" = '1') THEN 'process' WHEN ("Event ID" = '3') THEN 'network' ELSE NULL::VARCHAR END AS "kind",
      CASE WHEN ("destinationip" IS NULL) THEN CAST(0::BIGINT AS DOUBLE) WHEN "hasoffense" THEN 1.5e0 ELSE CAST("magnitude" AS DOUBLE) END AS "score",
      CASE WHEN ("username" IS NULL) THEN '1' ELSE "username" END AS "mixed",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
