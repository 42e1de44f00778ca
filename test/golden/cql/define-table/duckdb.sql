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
    l."TargetProcessId" AS "order_3"
  FROM (
    SELECT
      l."#event_simpleName" AS "#event_simpleName",
      l."aid" AS "aid",
      l."ContextProcessId" AS "ContextProcessId",
      l."RemotePort" AS "RemotePort",
      r."aid" AS "aid_2",
      r."TargetProcessId" AS "TargetProcessId",
      r."name" AS "name",
      l."order_1" AS "order_1"
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
    LEFT JOIN (
      SELECT
        "aid",
        "TargetProcessId",
        last("name" ORDER BY "order_1") AS "name"
      FROM (
        SELECT
          "aid",
          "TargetProcessId",
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
      "aid"
    FROM (
      SELECT
        "aid"
      FROM "events"
      WHERE ("#event_simpleName" = 'ProcessRollup2')
    ) AS t
    GROUP BY 1
  ) AS r
  ON (CAST(l."RemotePort" AS VARCHAR) = r."aid")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
