SELECT
  "t",
  "h"
FROM (
  SELECT
    "t",
    hour(make_timestamp(("t" - ((("t" % 10) + 10) % 10)) // 10)) AS "h",
    "order_1"
  FROM (
    SELECT
      c0 AS "t",
      place AS "order_1"
    FROM (VALUES
      (17951328000000000, 0),
      (17951364000000000, 1),
      (17951400000000000, 2),
      (17951436000000000, 3)
    ) AS t(c0, place)
  ) AS t
) AS t
