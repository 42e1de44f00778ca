SELECT
  "aid",
  "RemotePort",
  "ImageFileName"
FROM (
  SELECT
    l."aid" AS "aid",
    l."RemotePort" AS "RemotePort",
    CASE WHEN (NOT (r."aid" IS NULL)) THEN coalesce(r."ImageFileName", '') ELSE l."ImageFileName" END AS "ImageFileName",
    l."order_1" AS "order_1",
    r."aid" AS "order_2",
    r."TargetProcessId" AS "order_3"
  FROM (
    SELECT
      "#event_simpleName",
      "aid",
      "ContextProcessId",
      "ImageFileName",
      "RemotePort",
      rowid AS "order_1"
    FROM "events"
    WHERE ("#event_simpleName" = 'NetworkConnectIP4')
  ) AS l
  LEFT JOIN (
    SELECT
      "aid",
      "TargetProcessId",
      last("ImageFileName" ORDER BY rowid) AS "ImageFileName"
    FROM "events"
    WHERE (NOT ("ImageFileName" IS NULL))
      AND ("#event_simpleName" = 'ProcessRollup2')
    GROUP BY 1, 2
  ) AS r
  ON ((l."aid" = r."aid") AND (l."ContextProcessId" = r."TargetProcessId"))
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
