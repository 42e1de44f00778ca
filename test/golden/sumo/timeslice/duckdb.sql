SELECT
  "_timeslice",
  "_count"
FROM (
  SELECT
    "_timeslice",
    count(*) AS "_count"
  FROM (
    SELECT
      ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice"
    FROM "messages"
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "_timeslice" NULLS LAST, "_timeslice" NULLS FIRST
