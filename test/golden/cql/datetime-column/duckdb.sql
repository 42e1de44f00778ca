SELECT
  (("@timestamp" - ((("@timestamp" % 10000) + 10000) % 10000)) // 10000) AS "@timestamp",
  (1795176000000e0 - CAST((("@timestamp" - ((("@timestamp" % 10000) + 10000) % 10000)) // 10000) AS DOUBLE)) AS "age",
  hour(make_timestamp(("@timestamp" - ((("@timestamp" % 10) + 10) % 10)) // 10)) AS "_hour"
FROM "events"
