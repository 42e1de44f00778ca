SELECT
  "aid",
  "RemotePort",
  "name"
FROM (
  SELECT
    l."aid" AS "aid",
    l."RemotePort" AS "RemotePort",
    l."name" AS "name",
    l."order_1" AS "order_1",
    l."aid_2" AS "order_2",
    l."TargetProcessId_2" AS "order_3"
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
      r."name" AS "name",
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
        last("name" ORDER BY "order_1") AS "name"
      FROM (
        SELECT
          "@timestamp",
          "#event_simpleName",
          "aid",
          "TargetProcessId",
          "ContextProcessId",
          "ImageFileName",
          "RemotePort",
          upper("ImageFileName") AS "name",
          rowid AS "order_1"
        FROM "events"
        WHERE ("#event_simpleName" = 'ProcessRollup2')
      ) AS t
      GROUP BY 1, 2
    ) AS r
    ON ((l."aid" = r."aid") AND (l."ContextProcessId" = r."TargetProcessId"))
  ) AS l
  ANTI JOIN (
    SELECT
      "aid",
      last("TargetProcessId" ORDER BY "order_1") AS "TargetProcessId",
      last("name" ORDER BY "order_1") AS "name"
    FROM (
      SELECT
        "@timestamp",
        "#event_simpleName",
        "aid",
        "TargetProcessId",
        "ContextProcessId",
        "ImageFileName",
        "RemotePort",
        upper("ImageFileName") AS "name",
        rowid AS "order_1"
      FROM "events"
      WHERE ("#event_simpleName" = 'ProcessRollup2')
    ) AS t
    GROUP BY 1
  ) AS r
  ON (CAST(l."RemotePort" AS VARCHAR) = r."aid")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
