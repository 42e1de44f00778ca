SELECT
  "aid",
  "RemotePort",
  "ImageFileName",
  "UserName"
FROM (
  SELECT
    l."aid" AS "aid",
    l."RemotePort" AS "RemotePort",
    coalesce(r."ImageFileName", '') AS "ImageFileName",
    coalesce(r."UserName", '') AS "UserName",
    l."order_1" AS "order_1",
    r."aid" AS "order_2",
    r."TargetProcessId" AS "order_3"
  FROM (
    SELECT
      "#event_simpleName",
      "aid",
      "ContextProcessId",
      "RemotePort",
      rowid AS "order_1"
    FROM "events"
    WHERE ("#event_simpleName" = 'NetworkConnectIP4')
  ) AS l
  INNER JOIN (
    SELECT
      "aid",
      "TargetProcessId",
      last("ImageFileName" ORDER BY rowid) AS "ImageFileName",
      last("UserName" ORDER BY rowid) AS "UserName"
    FROM "events"
    WHERE (NOT ("ImageFileName" IS NULL))
      AND ("#event_simpleName" = 'ProcessRollup2')
    GROUP BY 1, 2
  ) AS r
  ON ((l."aid" = r."aid") AND (l."ContextProcessId" = r."TargetProcessId"))
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
