SELECT
  "aid",
  "RemotePort",
  "ImageFileName"
FROM (
  SELECT
    "aid",
    "RemotePort",
    "ImageFileName_3" AS "ImageFileName",
    "order_1",
    "aid_2" AS "order_2",
    "TargetProcessId_2" AS "order_3"
  FROM (
    SELECT
      l."@timestamp" AS "@timestamp",
      l."#event_simpleName" AS "#event_simpleName",
      l."aid" AS "aid",
      l."TargetProcessId" AS "TargetProcessId",
      l."ContextProcessId" AS "ContextProcessId",
      l."ImageFileName" AS "ImageFileName",
      l."RemotePort" AS "RemotePort",
      r."aid" AS "aid_2",
      r."TargetProcessId" AS "TargetProcessId_2",
      r."ImageFileName" AS "ImageFileName_2",
      coalesce(r."ImageFileName", l."ImageFileName") AS "ImageFileName_3",
      l."order_1" AS "order_1"
    FROM (
      SELECT
        "@timestamp",
        "#event_simpleName",
        "aid",
        "TargetProcessId",
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
      WHERE ("#event_simpleName" = 'ProcessRollup2')
        AND (NOT ("ImageFileName" IS NULL))
      GROUP BY 1, 2
    ) AS r
    ON ((l."aid" = r."aid") AND (l."ContextProcessId" = r."TargetProcessId"))
  ) AS t
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
