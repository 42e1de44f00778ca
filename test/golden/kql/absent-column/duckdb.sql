SELECT
  coalesce("sum", 0::BIGINT) AS "Bytes",
  "count_distinct" AS "Names"
FROM (
  SELECT
    CAST(sum("SentBytes") AS BIGINT) AS "sum",
    count(DISTINCT "UserAgent") AS "count_distinct"
  FROM (
    SELECT
      NULL::BIGINT AS "SentBytes",
      '' AS "UserAgent"
    FROM "DeviceProcessEvents"
  ) AS t
) AS t
