SELECT
  "aid",
  "RemotePort"
FROM (
  SELECT
    l."aid" AS "aid",
    l."RemotePort" AS "RemotePort",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      "@timestamp",
      "#event_simpleName",
      "aid",
      "ImageFileName",
      "RemotePort",
      rowid AS "order_1"
    FROM "events"
    WHERE ("#event_simpleName" = 'NetworkConnectIP4')
  ) AS l
  ANTI JOIN (
    SELECT
      "aid"
    FROM "events"
    WHERE ("#event_simpleName" = 'ProcessRollup2')
      AND (NOT ("ImageFileName" IS NULL))
    GROUP BY 1
  ) AS r
  ON (l."aid" = r."aid")
) AS t
ORDER BY "order_1"
