SELECT
  "id",
  "port",
  (CAST("port" AS DOUBLE) + 1e0) AS "total"
FROM "events"
WHERE ("port" > 100)
  AND (CAST("port" AS VARCHAR) IN ('8443', '22', '0443'))
  AND (NOT coalesce(("port" = 443), false))
