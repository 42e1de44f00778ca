SELECT
  "@timestamp",
  "aid"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."aid" AS "aid",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      "@timestamp",
      "aid",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  SEMI JOIN (
    SELECT
      "aid",
      "clause",
      "clause_2"
    FROM (
      SELECT
        "aid",
        count(*) FILTER (WHERE (("#event_simpleName" = 'ProcessRollup2') AND starts_with("ImageFileName", 'rclone'))) AS "clause",
        count(*) FILTER (WHERE (starts_with("#event_simpleName", 'Network') AND ("RemotePort" = 443))) AS "clause_2"
      FROM "events"
      GROUP BY 1
    ) AS t
    WHERE ("clause" > 0)
      AND ("clause_2" > 0)
  ) AS r
  ON (l."aid" = r."aid")
) AS t
ORDER BY "order_1"
