SELECT
  "COUNT" AS "n",
  "COUNT" AS "same",
  "SUM" AS "total",
  "AVG" AS "mean",
  "MIN" AS "MIN_magnitude",
  "MAX" AS "MAX_username",
  "FIRST" AS "FIRST_Event ID",
  "LAST" AS "LAST_Event ID",
  "STDEV" AS "sd",
  "STDEVP" AS "sdp",
  "UNIQUECOUNT" AS "people",
  "DISTINCTCOUNT" AS "qids",
  "SUM_2" AS "bytes"
FROM (
  SELECT
    count(*) AS "COUNT",
    CAST(sum("eventcount") AS BIGINT) AS "SUM",
    avg("eventcount") AS "AVG",
    min("magnitude") AS "MIN",
    max("username") AS "MAX",
    arg_min_null("Event ID", coalesce("starttime", 9223372036854775807) ORDER BY rowid) AS "FIRST",
    arg_max_null("Event ID", coalesce("starttime", (-9223372036854775807)) ORDER BY rowid) AS "LAST",
    stddev_samp("eventcount") AS "STDEV",
    stddev_pop("eventcount") AS "STDEVP",
    count(DISTINCT "username") AS "UNIQUECOUNT",
    count(DISTINCT "qid") AS "DISTINCTCOUNT",
    sum(CASE WHEN regexp_full_match("Bytes Sent", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Bytes Sent", E' \t\n\r') AS DOUBLE) END) AS "SUM_2"
  FROM "events"
  WHERE ("starttime" >= 1795003200000)
    AND ("starttime" <= 1795176000000)
) AS t
