SELECT
  "@timestamp",
  "user",
  "seen"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."user" AS "user",
    CASE WHEN (NOT (r."user" IS NULL)) THEN coalesce(CAST(r."seen" AS VARCHAR), '') ELSE NULL::VARCHAR END AS "seen",
    l."order_1" AS "order_1",
    r."user" AS "order_2"
  FROM (
    SELECT
      "@timestamp",
      "user",
      rowid AS "order_1"
    FROM "events"
    WHERE ("@timestamp" >= 1763640002000)
      AND ("@timestamp" < 1763640041000)
  ) AS l
  LEFT JOIN (
    SELECT
      "user",
      last("@timestamp" ORDER BY rowid) AS "seen"
    FROM "events"
    WHERE ("@timestamp" >= 1763640002000)
      AND ("@timestamp" < 1763640041000)
      AND ("outcome" = 'failed')
    GROUP BY 1
  ) AS r
  ON (l."user" = r."user")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST
