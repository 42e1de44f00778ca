SELECT
  "id",
  "kind"
FROM (
  SELECT
    l."id" AS "id",
    arg_max_null(l."kind", l."@timestamp" ORDER BY l."order_1") FILTER (WHERE (NOT (l."kind" IS NULL))) AS "kind"
  FROM (
    SELECT
      "@timestamp",
      "kind",
      "id",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  SEMI JOIN (
    SELECT
      "id",
      "clause",
      "clause_2"
    FROM (
      SELECT
        "id",
        count(*) FILTER (WHERE ("kind" = 'start')) AS "clause",
        count(*) FILTER (WHERE ("kind" = 'net')) AS "clause_2"
      FROM "events"
      GROUP BY 1
    ) AS t
    WHERE ("clause" > 0)
      AND ("clause_2" > 0)
  ) AS r
  ON (l."id" = r."id")
  GROUP BY 1
) AS t
WHERE ("kind" = 'start')
  AND ("kind" = 'net')
ORDER BY "id" NULLS FIRST
