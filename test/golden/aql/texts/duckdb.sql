SELECT
  "first",
  "next",
  "none",
  "part",
  "rest",
  "net",
  "size",
  "up",
  "joined",
  "text",
  "raw",
  "coded",
  "swapped",
  "once"
FROM (
  SELECT
    "first",
    "next",
    "none",
    "part",
    "rest",
    "net",
    "size",
    "up",
    "joined",
    "text",
    "raw",
    "coded",
    "swapped",
    "once",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      (strpos('abcabc', 'c') - 1) AS "first",
      CASE WHEN ((strpos(substring('abcabc', 3::BIGINT + 1, length('abcabc')), 'c') - 1) < 0) THEN (-1::BIGINT) ELSE ((strpos(substring('abcabc', 3::BIGINT + 1, length('abcabc')), 'c') - 1) + 3::BIGINT) END AS "next",
      (strpos('abc', 'x') - 1) AS "none",
      substring('abcdef', 1::BIGINT + 1, 3::BIGINT) AS "part",
      substring('abc', 1::BIGINT + 1, length('abc')) AS "rest",
      substring("sourceip", 0::BIGINT + 1, 2::BIGINT) AS "net",
      length("username") AS "size",
      upper("username") AS "up",
      ("username" || ':' || CAST("sourceport" AS VARCHAR) || ':' || CAST("hasoffense" AS VARCHAR)) AS "joined",
      CAST("magnitude" AS VARCHAR) AS "text",
      "payload" AS "raw",
      to_base64(encode('abc')) AS "coded",
      regexp_replace('a12b34', '([0-9])([0-9])', '\2-\1', 'g') AS "swapped",
      regexp_replace('abc', '[a-z]', '$\\') AS "once",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
