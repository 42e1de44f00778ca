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
      "#event_simpleName",
      "aid",
      "RemotePort",
      rowid AS "order_1"
    FROM "events"
    WHERE ("#event_simpleName" = 'NetworkConnectIP4')
  ) AS l
  ANTI JOIN (
    SELECT
      "aid"
    FROM "events"
    WHERE (NOT ("ImageFileName" IS NULL))
      AND ("#event_simpleName" = 'ProcessRollup2')
    GROUP BY 1
  ) AS r
  ON (l."aid" = r."aid")
) AS t
ORDER BY "order_1"
