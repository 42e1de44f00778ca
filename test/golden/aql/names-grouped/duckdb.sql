SELECT
  "LOGSOURCENAME_logsourceid",
  "COUNT"
FROM (
  SELECT
    "LOGSOURCENAME_logsourceid",
    "COUNT",
    "order" AS "order_1"
  FROM (
    SELECT
      coalesce("first", CAST("logsourceid" AS VARCHAR)) AS "LOGSOURCENAME_logsourceid",
      "COUNT",
      "logsourceid" AS "order"
    FROM (
      SELECT
        "logsourceid",
        count(*) AS "COUNT",
        arg_min_null("logsourcename", coalesce("starttime", 9223372036854775807) ORDER BY rowid) AS "first"
      FROM "events"
      GROUP BY 1
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_1" NULLS FIRST
