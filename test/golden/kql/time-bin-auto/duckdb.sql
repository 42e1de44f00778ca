SELECT
  "at",
  "rows"
FROM (
  SELECT
    "at",
    "count" AS "rows"
  FROM (
    SELECT
      CASE WHEN 216000000000 > 0 THEN "at" - (((("at" - 17040708000000000) % 216000000000) + 216000000000) % 216000000000) END AS "at",
      count(*) AS "count"
    FROM (
      SELECT
        c0 AS "at",
        place AS "order_1"
      FROM (VALUES
        (17040707400000000, 0),
        (17040708000000000, 1),
        (17040923990000000, 2),
        (NULL::BIGINT, 3)
      ) AS t(c0, place)
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "at" NULLS FIRST, "at" NULLS FIRST
